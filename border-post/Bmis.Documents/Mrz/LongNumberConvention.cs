namespace Bmis.Documents.Mrz;

/// <summary>
/// How a document number longer than nine characters was written. The filler then stands in place of the check digit
/// and the rest of the number, followed by the digit, opens the optional data (Doc 9303-5, 4.2.2, note j;
/// Doc 9303-6, 4.2.2, note j).
/// </summary>
public enum LongNumberConvention
{
    /// <summary>The number has at most nine characters.</summary>
    None,

    /// <summary>The digit is computed over the number alone, as Doc 9303 has it.</summary>
    FillerSkipped,

    /// <summary>The digit also counts the filler between the two parts of the number; some States do so.</summary>
    FillerCounted,

    /// <summary>The digit is right by both computations.</summary>
    Either,

    /// <summary>The digit is right by neither.</summary>
    Unknown,
}
