namespace Bmis.Biometrics.Images.Iso19794;

/// <summary>
/// A finger image record of ISO/IEC 19794-4:2005, as in DG3 of a passport: one or several pictures that share
/// resolution, depth and coding. Immutable. It prints without what it shows.
/// </summary>
public sealed record FingerImageRecord
{
    /// <summary>Who made the device, or 0 (8.2.4).</summary>
    public ushort CaptureDevice { get; init; }

    /// <summary>Image acquisition level: 31 is 500 dpi in 8 bits, certified (7.1, table 1).</summary>
    public ushort AcquisitionLevel { get; init; } = 31;

    /// <summary>How the resolutions are measured.</summary>
    public ResolutionUnit Unit { get; init; } = ResolutionUnit.PixelsPerInch;

    /// <summary>Resolution of the scan across (<see cref="Unit"/>).</summary>
    public ushort ScanAcross { get; init; } = 500;

    /// <summary>Resolution of the scan down (<see cref="Unit"/>).</summary>
    public ushort ScanDown { get; init; } = 500;

    /// <summary>Resolution of the pictures across (<see cref="Unit"/>).</summary>
    public ushort ImageAcross { get; init; } = 500;

    /// <summary>Resolution of the pictures down (<see cref="Unit"/>).</summary>
    public ushort ImageDown { get; init; } = 500;

    /// <summary>Bits a pixel, 1 to 16.</summary>
    public byte Depth { get; init; } = 8;

    /// <summary>How the pictures are written.</summary>
    public ImageCoding Coding { get; init; }

    /// <summary>The pictures, at least one.</summary>
    public required IReadOnlyList<FingerImageView> Views { get; init; }

    /// <summary>Reads a record. Never throws; see <see cref="RecordFault"/>.</summary>
    public static RecordResult<FingerImageRecord> Read(ReadOnlyMemory<byte> bytes) =>
        FingerImageRecordReader.Read(bytes);

    /// <summary>
    /// Writes the record. Reading gives an equal one back, where every view's picture has the record's coding.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There are no views or too many, or the coding or size of a picture does not fit the standard's fields.
    /// </exception>
    public byte[] Write() => FingerImageRecordWriter.Write(this);

    /// <summary>
    /// Whether a record can carry a picture: its coding, depth, size and resolution have their fields.
    /// </summary>
    public static bool CanCarry(CodedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Coding <= ImageCoding.Png && image.Depth is > 0 and <= 16 && image.Bytes.Length > 0
            && IsField(image.Width) && IsField(image.Height) && IsField(image.HorizontalDpi)
            && IsField(image.VerticalDpi);
    }

    /// <summary>A record of 8-bit pictures at one resolution, not compressed.</summary>
    /// <exception cref="ArgumentException">There are no pictures, or their resolutions differ.</exception>
    public static FingerImageRecord Of(
        IReadOnlyList<(FingerPosition Position, ImpressionType Impression, GreyImage Image)> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return OfCoded([.. images.Select(one => (one.Position, one.Impression, CodedImage.Of(one.Image)))]);
    }

    /// <summary>A record of pictures of one coding, depth and resolution, their bytes unchanged.</summary>
    /// <exception cref="ArgumentException">
    /// There are no pictures, they differ in these, or a record cannot carry one.
    /// </exception>
    public static FingerImageRecord OfCoded(
        IReadOnlyList<(FingerPosition Position, ImpressionType Impression, CodedImage Image)> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0 || !images.All(one => CanCarry(one.Image) && one.Image.IsCodedAs(images[0].Image)))
            throw new ArgumentException("A record needs pictures of one coding and resolution.", nameof(images));
        var first = images[0].Image;
        var (across, down) = ((ushort)first.HorizontalDpi, (ushort)first.VerticalDpi);
        var counts = images.CountBy(one => one.Position).ToDictionary();
        var numbers = new Dictionary<FingerPosition, byte>();
        var views = images.Select(one =>
        {
            var number = numbers[one.Position] = (byte)(numbers.GetValueOrDefault(one.Position) + 1);
            return new FingerImageView(one.Position, (byte)counts[one.Position], number, FingerImageView.NoQuality,
                one.Impression, one.Image);
        });
        return new()
        {
            ScanAcross = across, ScanDown = down, ImageAcross = across, ImageDown = down, Depth = (byte)first.Depth,
            Coding = first.Coding, Views = [.. views],
        };
    }

    private static bool IsField(int value) => value is > 0 and <= ushort.MaxValue;

    /// <inheritdoc/>
    public override string ToString() => $"[finger image record, {Views.Count} views]";
}
