namespace Bmis.Biometrics.Images;

/// <summary>
/// How the pixels of a picture are written: the codes of ISO/IEC 19794-4:2005, table 3, and above them what
/// ANSI/NIST-ITL has besides.
/// </summary>
public enum ImageCoding : byte
{
    /// <summary>One or two bytes a pixel.</summary>
    Raw = 0,

    /// <summary>As many bits a pixel as it is deep, one pixel after the other.</summary>
    Packed = 1,

    /// <summary>Wavelet scalar quantisation (IAFIS-IC-0110).</summary>
    Wsq = 2,

    /// <summary>JPEG (ISO/IEC 10918-1). Kept, not decoded.</summary>
    Jpeg = 3,

    /// <summary>JPEG 2000 (ISO/IEC 15444-1). Kept, not decoded.</summary>
    Jpeg2000 = 4,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png = 5,

    /// <summary>JPEG without loss (ANSI/NIST-ITL alone). Kept, not decoded.</summary>
    JpegLossless = 253,

    /// <summary>JPEG 2000 without loss (ANSI/NIST-ITL alone). Kept, not decoded.</summary>
    Jpeg2000Lossless = 254,

    /// <summary>A name that is not known here. Kept, not decoded.</summary>
    Unknown = 255,
}
