namespace Bmis.Biometrics.Quality;

/// <summary>What is wrong with a picture of a finger, in the words that capture asks for another one with.</summary>
public enum QualityFault
{
    /// <summary>Nothing lies on the reader: the picture has no contrast anywhere.</summary>
    Empty,

    /// <summary>Something is there, but no ridges; or the picture is not one of a single finger.</summary>
    NoFinger,

    /// <summary>Too small a part of the finger is seen.</summary>
    TooSmall,

    /// <summary>The finger lies at the side and is cut off there.</summary>
    OffCentre,

    /// <summary>Ridges flow together or are black: a wet finger, or pressed too hard; or the ground is black.</summary>
    TooDark,

    /// <summary>Ridges are thin and broken: a dry finger, or one pressed too lightly.</summary>
    TooLight,

    /// <summary>Ridges hardly differ from valleys in grey.</summary>
    LowContrast,

    /// <summary>Ridges have no clear direction or no period: the finger moved, or the glass is dirty.</summary>
    Smeared,

    /// <summary>The template has hardly enough minutiae for a comparison.</summary>
    FewMinutiae,
}
