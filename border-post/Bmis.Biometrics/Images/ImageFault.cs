namespace Bmis.Biometrics.Images;

/// <summary>Why bytes are not a grey picture.</summary>
public enum ImageFault
{
    /// <summary>The first bytes are those of no format that is read here.</summary>
    UnknownFormat,

    /// <summary>The file ends early, or its parts contradict each other.</summary>
    Corrupt,

    /// <summary>A side, the pixels or the file pass <see cref="ImageLimits"/>.</summary>
    TooLarge,

    /// <summary>A valid file of a kind that is not read: colour, interlaced, other depths.</summary>
    NotSupported,
}
