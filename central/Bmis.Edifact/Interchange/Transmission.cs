namespace Bmis.Edifact.Interchange;

/// <summary>
/// A file or message as it arrived: the interchanges in it with their groups and messages, what lies around them, and
/// what is wrong. Any bytes give one; none throws. It holds places and headers only; segments are read from the bytes.
/// For any thread once it is read.
/// </summary>
public sealed class Transmission
{
    internal Transmission(
        ReadOnlyMemory<byte> bytes, IReadOnlyList<ReceivedInterchange> interchanges, IReadOnlyList<NoiseSpan> noise,
        DiagnosticList diagnostics)
    {
        Bytes = bytes;
        Interchanges = interchanges;
        Noise = noise;
        Diagnostics = diagnostics;
    }

    /// <summary>What arrived, unchanged.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The interchanges in order.</summary>
    public IReadOnlyList<ReceivedInterchange> Interchanges { get; }

    /// <summary>Text that belongs to no segment, in order, without mere blanks and line breaks.</summary>
    public IReadOnlyList<NoiseSpan> Noise { get; }

    /// <summary>What is wrong or odd, in the order in which it was found.</summary>
    public DiagnosticList Diagnostics { get; }

    /// <summary>Reads the structure in one pass.</summary>
    public static Transmission Read(ReadOnlyMemory<byte> bytes) => Read(bytes, contents: null);

    /// <summary>Reads the structure, and the contents of messages in the same pass.</summary>
    /// <param name="bytes">What arrived.</param>
    /// <param name="contents">Who reads the content of a message; null when nobody wants it.</param>
    internal static Transmission Read(ReadOnlyMemory<byte> bytes, Func<ReceivedMessage, IContentReader?>? contents)
    {
        var diagnostics = new DiagnosticList();
        var structure = new StructureBuilder(diagnostics, contents);
        using var reader = new SegmentReader(bytes.Span, diagnostics);
        while (reader.Read())
        {
            if (reader.IsGapForeign)
                structure.TakeGap(reader.GapOffset, reader.Gap.Length, isForeign: true);
            var segment = reader.Current;
            if (!structure.TakesContent(segment) && !structure.Take(segment, reader.Delimiters, reader.IsFirst))
                break;
        }

        if (structure.IsFull)
            structure.TakeGap(reader.Current.Offset, bytes.Length - reader.Current.Offset, isForeign: true);
        else
            structure.TakeGap(reader.GapOffset, reader.Gap.Length, reader.IsGapForeign);
        structure.Close(bytes.Length);
        return new(bytes, structure.Interchanges, structure.Noise, diagnostics);
    }
}
