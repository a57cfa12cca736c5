namespace Bmis.Documents.Lds;

/// <summary>What an image's own first bytes say that it is.</summary>
public enum ImageKind
{
    /// <summary>None of these.</summary>
    Unknown,

    /// <summary>JPEG (ISO/IEC 10918-1).</summary>
    Jpeg,

    /// <summary>JPEG 2000 in its file format (ISO/IEC 15444-1, annex I).</summary>
    Jpeg2000,

    /// <summary>A bare JPEG 2000 code stream (ISO/IEC 15444-1, annex A).</summary>
    Jpeg2000CodeStream,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>Wavelet scalar quantisation, of fingerprints.</summary>
    Wsq,
}
