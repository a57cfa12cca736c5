using System.Diagnostics.CodeAnalysis;

namespace Bmis.Biometrics.Images;

/// <summary>A picture, or why there is none.</summary>
public readonly record struct ImageResult
{
    private ImageResult(GreyImage? image, ImageFault? fault) => (Image, Fault) = (image, fault);

    /// <summary>The picture; null with a fault.</summary>
    public GreyImage? Image { get; }

    /// <summary>The fault; null with a picture.</summary>
    public ImageFault? Fault { get; }

    /// <summary>Whether there is a picture.</summary>
    [MemberNotNullWhen(true, nameof(Image))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsRead => Image is not null;

    internal static ImageResult Read(GreyImage image) => new(image, null);

    internal static ImageResult Failed(ImageFault fault) => new(null, fault);
}
