using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>
/// A face image with what its record says about it. Codes are those of ISO/IEC 19794-5:2005, clause 5; what the record
/// leaves unspecified, or its format does not have, is null. It prints as <c>[face image]</c>.
/// </summary>
public sealed record FaceImage
{
    /// <summary>The image.</summary>
    public required LdsImage Image { get; init; }

    /// <summary>How the record is written.</summary>
    public required FaceFormat Format { get; init; }

    /// <summary>The kind of image that the record announces; the image's own first bytes decide.</summary>
    public ImageKind AnnouncedKind { get; init; }

    /// <summary>
    /// Width in pixels that the record announces. Documents in circulation announce other sizes than the image has.
    /// </summary>
    public int? AnnouncedWidth { get; init; }

    /// <summary>Height in pixels that the record announces.</summary>
    public int? AnnouncedHeight { get; init; }

    /// <summary>Quality from 0 to 100.</summary>
    public int? Quality { get; init; }

    /// <summary>When the image was captured.</summary>
    public PartialDate CaptureDate { get; init; }

    /// <summary>Face image type: 0 basic, 1 full frontal, 2 token frontal.</summary>
    public int? Type { get; init; }

    /// <summary>Gender: 1 male, 2 female.</summary>
    public int? Gender { get; init; }

    /// <summary>Eye colour.</summary>
    public int? EyeColour { get; init; }

    /// <summary>Hair colour.</summary>
    public int? HairColour { get; init; }

    /// <summary>Expression.</summary>
    public int? Expression { get; init; }

    /// <summary>Source type: 1 and 2 photograph, 3 and 4 scan, and so on.</summary>
    public int? Source { get; init; }

    /// <summary>Feature points that the record lists.</summary>
    public int FeaturePoints { get; init; }

    /// <summary>The header of the template in which the image stands.</summary>
    public required BiometricHeader Header { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[face image]";
}
