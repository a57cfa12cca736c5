namespace Bmis.Documents.Seals;

/// <summary>How a feature of a seal is written.</summary>
internal enum SealFeatureCoding
{
    /// <summary>Numbers, or bytes that mean something else.</summary>
    Bytes,

    /// <summary>Packed characters.</summary>
    C40,

    /// <summary>Packed characters of an MRZ, the filler as a blank.</summary>
    Mrz,

    /// <summary>Characters in UTF-8.</summary>
    Utf8,
}
