namespace Bmis.Biometrics.Identification;

/// <summary>The columns of a gallery, in their order.</summary>
internal enum GallerySection
{
    /// <summary>Names of the subjects.</summary>
    Subjects,

    /// <summary>First print of each subject.</summary>
    FirstPrints,

    /// <summary>Finger of each print.</summary>
    Positions,

    /// <summary>First minutia of each print.</summary>
    FirstPoints,

    /// <summary>First byte of the rest of each print.</summary>
    FirstRests,

    /// <summary>Minutiae.</summary>
    Points,

    /// <summary>Edges, four for each minutia.</summary>
    Edges,

    /// <summary>What else the full comparison needs.</summary>
    Rests,
}
