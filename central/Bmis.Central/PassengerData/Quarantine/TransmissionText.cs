using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>A segment of a transmission, or what stands between two. It prints as <c>[segment]</c>.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Text">What it says, without folding.</param>
/// <param name="IsForeign">Whether it is no segment.</param>
/// <param name="Findings">Names of what is wrong or odd there.</param>
internal sealed record TransmissionText(int Offset, string Text, bool IsForeign, IReadOnlyList<string> Findings)
{
    /// <summary>Most lines that a page shows.</summary>
    public const int MostLines = 2000;

    /// <summary>Reads at most one more line than a page shows.</summary>
    public static IReadOnlyList<TransmissionText> Of(byte[] bytes, ILookup<int, string> findings)
    {
        var lines = new List<TransmissionText>();
        using var reader = new SegmentReader(bytes);
        while (lines.Count <= MostLines && reader.Read())
        {
            Add(reader.GapOffset, reader.Gap, isForeign: true);
            Add(reader.Current.Offset, reader.Current.Content, isForeign: false);
        }

        Add(reader.GapOffset, reader.Gap, isForeign: true);
        return lines;

        void Add(int offset, ReadOnlySpan<byte> content, bool isForeign)
        {
            var text = MendableText.WithBreaks(Encoding.Latin1.GetString(content), isForeign ? " " : "").Trim();
            if (text.Length > 0)
                lines.Add(new(offset, text, isForeign, Within(findings, offset, content.Length + (isForeign ? 0 : 1))));
        }
    }

    public override string ToString() => "[segment]";

    // A segment with its terminator.
    private static List<string> Within(ILookup<int, string> findings, int offset, int length) =>
        [.. findings.Where(one => one.Key >= offset && one.Key < offset + length).SelectMany(one => one).Distinct()];
}
