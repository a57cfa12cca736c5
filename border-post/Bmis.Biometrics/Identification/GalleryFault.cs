namespace Bmis.Biometrics.Identification;

/// <summary>Why bytes are no gallery or supplement that can be used.</summary>
public enum GalleryFault
{
    /// <summary>They do not begin as a gallery.</summary>
    NoGallery,

    /// <summary>The layout has another version.</summary>
    OtherVersion,

    /// <summary>The templates are of another engine.</summary>
    OtherEngine,

    /// <summary>They are shorter or longer than they say.</summary>
    WrongLength,

    /// <summary>A checksum is wrong.</summary>
    Damaged,

    /// <summary>The parts contradict each other or break a limit.</summary>
    Contradictory,

    /// <summary>A supplement belongs to another gallery.</summary>
    OtherGallery,
}
