namespace Bmis.Biometrics.Images.Iso19794;

/// <summary>One picture of a finger image record (ISO/IEC 19794-4:2005, 8.3).</summary>
/// <param name="Position">The finger, fingers or palm.</param>
/// <param name="ViewCount">How many pictures of it the record has, as it says itself.</param>
/// <param name="ViewNumber">Which one of them this is, from 1.</param>
/// <param name="Quality">0 to 100; 254 where it was not measured. Other numbers are kept.</param>
/// <param name="Impression">How it was taken.</param>
/// <param name="Image">The picture.</param>
public sealed record FingerImageView(
    FingerPosition Position, byte ViewCount, byte ViewNumber, byte Quality, ImpressionType Impression,
    CodedImage Image)
{
    /// <summary>The quality that says that none was measured.</summary>
    public const byte NoQuality = 254;

    /// <inheritdoc/>
    public override string ToString() => $"[finger view, {Image}]";
}
