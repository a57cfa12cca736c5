namespace Bmis.Biometrics.Images.Iso19794;

/// <summary>How a finger image record measures resolution (ISO/IEC 19794-4:2005, 8.2.7).</summary>
public enum ResolutionUnit : byte
{
    /// <summary>Pixels an inch.</summary>
    PixelsPerInch = 1,

    /// <summary>Pixels a centimetre.</summary>
    PixelsPerCentimetre = 2,
}
