using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

/// <summary>What a reader says about bytes, as text that tests compare.</summary>
internal sealed class Walk
{
    private readonly List<byte> _emitted = [];

    private Walk(byte[] bytes)
    {
        using var reader = new SegmentReader(bytes, Diagnostics);
        var end = 0;
        while (reader.Read())
        {
            Gaps += reader.Gap.IsEmpty ? 0 : 1;
            Emit(reader.GapOffset, reader.Gap, ref end);
            Emit(reader.Current.Offset, reader.Current.Whole, ref end);
            Places.Add((reader.Current.Offset, reader.Current.Whole.Length));
            Segments.Add(Print(reader.Current));
            Separators.Add(reader.Delimiters);
        }

        Gaps += reader.Gap.IsEmpty ? 0 : 1;
        Emit(reader.GapOffset, reader.Gap, ref end);
    }

    internal DiagnosticList Diagnostics { get; } = new();

    internal List<(int Offset, int Length)> Places { get; } = [];

    /// <summary>A line a segment: elements by |, components by ^, escapes and folds taken out.</summary>
    internal List<string> Segments { get; } = [];

    internal List<Delimiters> Separators { get; } = [];

    /// <summary>Gaps that were not empty.</summary>
    internal int Gaps { get; private set; }

    internal byte[] Emitted => [.. _emitted];

    internal IEnumerable<DiagnosticCode> Codes => Diagnostics.Select(found => found.Code);

    internal static Walk Of(byte[] bytes) => new(bytes);

    internal static Walk Of(string text) => new(Specimens.Bytes(text));

    internal static string Print(Segment segment)
    {
        var line = new StringBuilder(segment.Tag.ToString());
        for (var element = 0; element < segment.Count; element++)
        {
            line.Append('|');
            for (var component = 0; component < segment[element].Count; component++)
                line.Append(component > 0 ? "^" : "").Append(Text(segment[element][component]));
        }

        return line.ToString();
    }

    internal static string Text(Component component)
    {
        var buffer = new byte[component.Raw.Length];
        return Encoding.Latin1.GetString(buffer, 0, component.CopyTo(buffer));
    }

    private void Emit(int offset, ReadOnlySpan<byte> piece, ref int end)
    {
        Assert.Equal(end, offset);
        _emitted.AddRange(piece);
        end += piece.Length;
    }
}
