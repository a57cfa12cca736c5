namespace Bmis.Biometrics.Images;

/// <summary>What a record from outside may measure.</summary>
public static class RecordLimits
{
    /// <summary>
    /// Largest record or transaction (bytes, own limit: ten rolled and four slap pictures, raw, have 20 MB).
    /// </summary>
    public const int LargestRecord = 32 * 1024 * 1024;

    /// <summary>Most views of a record (own limit: ten fingers and three slaps, each several times).</summary>
    public const int MostViews = 64;

    /// <summary>Most records of a transaction (ANSI/NIST-ITL counts them in two digits).</summary>
    public const int MostRecords = 100;

    /// <summary>Most fields of a tagged record (own limit: the standard numbers them to 999).</summary>
    public const int MostFields = 1000;

    /// <summary>Most minutiae of a view: their count is one byte in ISO/IEC 19794-2.</summary>
    public const int MostMinutiae = 255;
}
