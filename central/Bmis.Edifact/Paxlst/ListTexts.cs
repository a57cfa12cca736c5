using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>The composites of a list's segments as text, as it was sent.</summary>
internal sealed class ListTexts(TextDecoder text)
{
    // Digits from which a date says a time of day too.
    private const int ShortestWithTime = 10;

    /// <summary>A code, number or reference, without blanks around it.</summary>
    internal string Code(in Component component) => component.IsEmpty ? "" : text.Code(component);

    /// <summary>DTM, with what it means; older lists hold day and time as elements of their own.</summary>
    internal ListedDate Date(in Segment dtm, DateTime? value)
    {
        var of = dtm[0];
        return of.Count == 1 && dtm.Count > 1
            ? Date(Code(of[0]), Code(dtm[1].Whole) + Code(dtm[2].Whole), "", value)
            : Date(Code(of[0]), Code(of[1]), Code(of[2]), value);
    }

    /// <summary>A date, with what it means.</summary>
    internal static ListedDate Date(string qualifier, string text, string format, DateTime? value) =>
        new(qualifier, text, format, value, text.Length >= ShortestWithTime);

    /// <summary>LOC.</summary>
    internal ListedPlace Place(in Segment loc) => new(
        Code(loc[0].Whole), Code(loc[1][0]), Words(loc[1][3]), Code(loc[2][0]), Words(loc[2][3]), []);

    /// <summary>RFF.</summary>
    internal ListedReference Reference(in Segment rff)
    {
        var of = rff[0];
        return new(Code(of[0]), Code(of[1]), Code(of[2]), Code(of[4]));
    }

    /// <summary>MEA; the unit may have been left out with its separator.</summary>
    internal ListedMeasure Measure(in Segment mea)
    {
        var of = mea[2];
        return of.Count > 1
            ? new(Code(mea[0].Whole), Code(of[0]), Code(of[1]))
            : new(Code(mea[0].Whole), "", Code(of[0]));
    }

    /// <summary>FTX.</summary>
    internal ListedText Text(in Segment ftx) => new(Code(ftx[0].Whole), Pieces(ftx[3]));

    /// <summary>A segment whose parts have no place of their own: its tag, and its elements.</summary>
    internal ListedText Whole(in Segment segment)
    {
        var elements = new string[segment.Count];
        for (var index = 0; index < elements.Length; index++)
            elements[index] = text.Text(segment[index].Whole);
        return new(segment.Tag.ToString(), elements);
    }

    /// <summary>COM, which holds one address or several, or such elements of another segment.</summary>
    internal List<ListedContact> Contacts(in Segment com, int first)
    {
        var contacts = new List<ListedContact>();
        for (var index = first; index < com.Count; index++)
            if (!com[index].IsEmpty)
                contacts.Add(new(Code(com[index][1]), Code(com[index][0])));
        return contacts;
    }

    /// <summary>DOC, without what follows it.</summary>
    internal ListedDocument Document(in Segment doc) => new()
    {
        Type = Code(doc[0][0]),
        TypeList = Code(doc[0][1]),
        TypeAgency = Code(doc[0][2]),
        Number = Code(doc[1][0]),
        Dates = [],
        Places = [],
        References = [],
        Verification = "",
        Offset = doc.Offset,
    };

    /// <summary>
    /// The components of a name, and again without blanks before folds where there are any. Trailing empty ones are
    /// left out.
    /// </summary>
    internal (IReadOnlyList<string> Names, IReadOnlyList<string> WithoutBlanks) Names(in Element name)
    {
        var names = Pieces(name);
        if (!name.Whole.HasBlankBeforeFold)
            return (names, []);
        var others = new string[names.Length];
        var at = 0;
        for (var index = 0; index < others.Length && name.Next(ref at, out var component); index++)
            others[index] = text.Text(component, FoldedBlanks.Dropped).Trim(' ');
        return (names, others);
    }

    /// <summary>The address of NAD; null when nothing of it was sent.</summary>
    internal ListedAddress? Address(in Segment nad)
    {
        if (nad.Count <= 4)
            return null;
        var region = Code(nad[6][0]);
        var address = new ListedAddress(
            string.Join(' ', Pieces(nad[4])),
            Words(nad[5].Whole),
            region.Length > 0 ? region : Words(nad[6][3]),
            Code(nad[7].Whole),
            Code(nad[8].Whole));
        return address == Nowhere ? null : address;
    }

    /// <summary>A name of a party: whatever of its components was sent.</summary>
    internal string Joined(in Element element) => string.Join(' ', Pieces(element).Where(piece => piece.Length > 0));

    private static ListedAddress Nowhere { get; } = new("", "", "", "", "");

    /// <summary>The components of an element from one on. Trailing empty ones are left out.</summary>
    internal string[] Pieces(in Element element, int from = 0)
    {
        var (sent, number, at) = (0, 0, 0);
        for (; element.Next(ref at, out var component); number++)
            if (!component.Raw.Trim((byte)' ').IsEmpty)
                sent = number + 1;
        if (sent <= from)
            return [];
        var pieces = new string[sent - from];
        (number, at) = (0, 0);
        for (; number < sent && element.Next(ref at, out var component); number++)
            if (number >= from)
                pieces[number - from] = Words(component);
        return pieces;
    }

    /// <summary>Words, such as a name; blanks within them are the sender's, those around them say nothing.</summary>
    internal string Words(in Component component) => component.IsEmpty ? "" : text.Text(component).Trim(' ');
}
