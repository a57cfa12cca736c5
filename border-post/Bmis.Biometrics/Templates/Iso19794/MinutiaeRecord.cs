using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>
/// A finger minutiae record of ISO/IEC 19794-2:2005 or ANSI/INCITS 378-2004: views of fingers that share size and
/// resolution. Immutable. It prints without what it says of a person.
/// </summary>
public sealed record MinutiaeRecord
{
    /// <summary>How it is written.</summary>
    public MinutiaeFormat Format { get; init; }

    /// <summary>Who made the record's software: owner and type of CBEFF (ANSI 378 alone; otherwise 0).</summary>
    public uint Product { get; init; }

    /// <summary>Certification (four bits) and type (twelve bits) of the device, or 0.</summary>
    public ushort CaptureDevice { get; init; }

    /// <summary>Columns of the picture that the minutiae were found in (pixels).</summary>
    public ushort Width { get; init; }

    /// <summary>Rows of the picture that the minutiae were found in (pixels).</summary>
    public ushort Height { get; init; }

    /// <summary>Resolution across (pixels a centimetre): 197 stands for 500 dpi.</summary>
    public ushort Across { get; init; } = 197;

    /// <summary>Resolution down (pixels a centimetre).</summary>
    public ushort Down { get; init; } = 197;

    /// <summary>The views. A record may hold none.</summary>
    public required IReadOnlyList<MinutiaeView> Views { get; init; }

    /// <summary>
    /// Whether <see cref="Write"/> can write it: whether there are no more views, minutiae or bytes than the fields can
    /// count, no place beyond 16383, and no impression that four bits cannot say. The kinds of live scan above 15 are
    /// written as plain, rolled or contactless.
    /// </summary>
    public bool IsWritable => MinutiaeRecordWriter.CanWrite(this);

    /// <summary>Reads a record of either format. Never throws; see <see cref="RecordFault"/>.</summary>
    public static RecordResult<MinutiaeRecord> Read(ReadOnlyMemory<byte> bytes) => MinutiaeRecordReader.Read(bytes);

    /// <summary>
    /// Writes the record in its <see cref="Format"/>; reading gives an equal one back, but for angles.
    /// </summary>
    /// <exception cref="ArgumentException">It is not <see cref="IsWritable"/>.</exception>
    public byte[] Write() => MinutiaeRecordWriter.Write(this);

    /// <inheritdoc/>
    public override string ToString() => $"[minutiae record {Format}, {Views.Count} views]";
}
