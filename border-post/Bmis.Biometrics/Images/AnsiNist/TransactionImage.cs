using Bmis.Biometrics.Images.Iso19794;

namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>A picture of fingers or a palm in a transaction. It prints as its kind.</summary>
public sealed record TransactionImage
{
    /// <summary>The type of its record: 4, 13, 14 or 15.</summary>
    public required int RecordType { get; init; }

    /// <summary>The number of its record.</summary>
    public int? Idc { get; init; }

    /// <summary>What it shows, or, for a trace, may show; the first one counts.</summary>
    public IReadOnlyList<FingerPosition> Positions { get; init; } = [];

    /// <summary>How it was taken.</summary>
    public ImpressionType Impression { get; init; } = ImpressionType.Unknown;

    /// <summary>Fingers of it that are not there, and why (14.018).</summary>
    public IReadOnlyList<MissingFinger> Missing { get; init; } = [];

    /// <summary>Where its fingers are (14.021); none where it does not say.</summary>
    public IReadOnlyList<FingerSegment> Segments { get; init; } = [];

    /// <summary>The picture.</summary>
    public required CodedImage Image { get; init; }

    /// <summary>
    /// A finger image record of this picture, its bytes unchanged; null where such a record cannot carry it: another
    /// coding, no resolution, no size. Missing fingers and segments have no place in it.
    /// </summary>
    public FingerImageRecord? ToRecord()
    {
        var image = Image.Coding == ImageCoding.Jpeg2000Lossless ? Image with { Coding = ImageCoding.Jpeg2000 } : Image;

        // Some records tell another size than the stream has.
        if (image.IsDecodable)
        {
            if (image.Decode().Image is not { } picture) return null;
            image = image with { Width = picture.Width, Height = picture.Height };
        }
        var position = Positions.Count == 0 ? FingerPosition.Unknown : Positions[0];
        return FingerImageRecord.CanCarry(image) ? FingerImageRecord.OfCoded([(position, Impression, image)]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"[transaction image of type {RecordType}, {Image}]";
}
