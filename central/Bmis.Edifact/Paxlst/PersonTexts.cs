using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>What can be said of a person's segments before anybody asks for their text.</summary>
internal static class PersonTexts
{
    /// <summary>Whether a component of the name holds more than blanks.</summary>
    internal static bool HasName(in Segment nad)
    {
        var raw = nad.Raw(3);
        if (nad.IsPlain && !raw.IsEmpty && char.IsAsciiLetter((char)raw[0]))
            return true;
        var name = nad[3];
        Span<byte> buffer = new byte[raw.Length];
        var at = 0;
        while (name.Next(ref at, out var component))
            if (!component.Trimmed(buffer).IsEmpty)
                return true;
        return false;
    }

    /// <summary>Reads all text of a segment that a person can be asked for, so that it is told how.</summary>
    internal static void Read(in Segment segment, ListTexts texts)
    {
        _ = segment.Tag.Value switch
        {
            PaxlstTags.Nad => (texts.Code(segment[0].Whole), texts.Code(segment[1][0]), texts.Names(segment[3]),
                texts.Address(segment)),
            PaxlstTags.Pdt => PersonLine.Everything(segment, texts),
            PaxlstTags.Att => texts.Code(segment[2][0]),
            PaxlstTags.Dtm => texts.Date(segment, value: null),
            PaxlstTags.Loc => texts.Place(segment),
            PaxlstTags.Rff => texts.Reference(segment),
            PaxlstTags.Doc => texts.Document(segment),
            PaxlstTags.Mea => texts.Measure(segment),
            PaxlstTags.Ftx => texts.Text(segment),
            PaxlstTags.Com => texts.Contacts(segment, 0),
            PaxlstTags.Cpi or PaxlstTags.Qty => texts.Whole(segment),
            _ => (object)texts.Code(segment[1][0]),
        };
    }
}
