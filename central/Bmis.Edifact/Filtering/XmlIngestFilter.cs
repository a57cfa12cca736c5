using System.Xml;
using Bmis.Edifact.PnrgovXml;

namespace Bmis.Edifact.Filtering;

/// <summary>
/// Filters a transmission of XML as <see cref="IngestFilter"/> does one of segments: in values of attributes and in
/// text, whatever is written in them as a reference to a character, and in what is not read of a broken document. Tags,
/// names and declarations stay, so that the copy has the same elements at the same places.
/// </summary>
internal static class XmlIngestFilter
{
    /// <summary>Makes the copy.</summary>
    internal static FilteredCopy Of(ReadOnlyMemory<byte> bytes, SensitiveCodes services)
    {
        var text = XmlCharacters.Of(bytes.Span);
        var marks = new XmlMarks(text);
        var filter = new XmlFilter(text.Value, marks, services);
        var (from, isBroken, documents) = (0, false, 0);
        while (documents++ < Interchange.EdifactLimits.XmlDocuments
            && XmlStart.Find(text.Value, from, isBroken) is { } start)
        {
            filter.TakeLoose(from, start);
            using var walk = new XmlWalk(text, start);
            var end = start;
            while (walk.Read())
            {
                Take(filter, walk, text.Value);
                end = walk.End;
            }

            filter.Flush();
            (from, isBroken) = (Math.Max(walk.End, start + 1), walk.Fault is not null);
            if (isBroken)
                filter.TakeLoose(end, from);
        }

        filter.TakeLoose(from, text.Value.Length);
        return marks.Close(bytes);
    }

    private static void Take(XmlFilter filter, XmlWalk walk, string text)
    {
        switch (walk.Kind)
        {
            case XmlNodeType.Element:
                filter.Open(walk.Name, walk.Start, walk.End, walk.Depth);
                if (walk.IsEmpty)
                    filter.Leave(walk.Depth);
                break;
            case XmlNodeType.EndElement:
                filter.Leave(walk.Depth);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                filter.TakeText(walk.Start, walk.End, isRaw: false);
                break;
            case XmlNodeType.CDATA:
                filter.TakeText(walk.Start, walk.End, isRaw: true);
                break;
            case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                filter.TakeLoose(walk.Start, text.IndexOf('>', walk.Start) is >= 0 and var end
                    ? Math.Max(end, walk.End) : walk.End);
                break;
            default:
                break;
        }
    }
}
