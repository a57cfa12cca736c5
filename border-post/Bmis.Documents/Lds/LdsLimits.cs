namespace Bmis.Documents.Lds;

/// <summary>How much a file of the chip may hold.</summary>
internal static class LdsLimits
{
    /// <summary>
    /// Bytes of one file. Commands reach 32,767 bytes with a short offset and more with a long one; the largest files
    /// seen, with several fingerprints, have below 100,000.
    /// </summary>
    internal const int MostFileBytes = 4 * 1024 * 1024;

    /// <summary>Data objects of one file; DG16 with many persons has below 100.</summary>
    internal const int MostObjects = 1000;

    /// <summary>Templates of one data group and images of one template; ten fingers are the most used.</summary>
    internal const int MostTemplates = 32;

    /// <summary>Bytes of one text. The standard limits names to 99 characters, and other texts hardly.</summary>
    internal const int MostTextBytes = 8 * 1024;

    /// <summary>Objects within objects before the content of a face image of ISO/IEC 39794-5 begins.</summary>
    internal const int MostWrappers = 4;
}
