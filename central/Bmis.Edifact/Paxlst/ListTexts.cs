using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// The composites of a list's segments as text; what cannot be read is reported and kept as it was sent.
/// </summary>
internal sealed class ListTexts(TextDecoder text, DateReading dates, DiagnosticList diagnostics)
{
    private readonly CodePool _codes = new(text);

    /// <summary>A code, which is often the same.</summary>
    internal string Code(Component component) => _codes.Of(component);

    /// <summary>A number or reference, which is seldom the same.</summary>
    internal string Number(Component component) => text.Code(component);

    /// <summary>DTM; older lists hold day and time as elements of their own.</summary>
    internal ListedDate Date(Segment dtm)
    {
        var of = dtm[0];
        return of.Count == 1 && dtm.Count > 1
            ? Date(Code(of[0]), Code(dtm[1].Whole) + Code(dtm[2].Whole), "", dtm.Offset)
            : Date(Code(of[0]), Code(of[1]), Code(of[2]), dtm.Offset);
    }

    /// <summary>A date, and a diagnostic where it is none.</summary>
    internal ListedDate Date(string qualifier, string value, string format, int offset)
    {
        var date = dates.Read(qualifier, value, format);
        if (date.Value is null)
            diagnostics.Add(DiagnosticCode.DateUnreadable, offset);
        return date;
    }

    /// <summary>LOC.</summary>
    internal ListedPlace Place(Segment loc) => new(
        Code(loc[0].Whole), Code(loc[1][0]), Words(loc[1][3]), Code(loc[2][0]), Words(loc[2][3]), []);

    /// <summary>RFF.</summary>
    internal ListedReference Reference(Segment rff)
    {
        var of = rff[0];
        return new(Code(of[0]), Number(of[1]), Code(of[2]), Code(of[4]));
    }

    /// <summary>MEA; the unit may have been left out with its separator.</summary>
    internal ListedMeasure Measure(Segment mea)
    {
        var of = mea[2];
        return of.Count > 1
            ? new(Code(mea[0].Whole), Code(of[0]), Code(of[1]))
            : new(Code(mea[0].Whole), "", Code(of[0]));
    }

    /// <summary>FTX.</summary>
    internal ListedText Text(Segment ftx) => new(Code(ftx[0].Whole), Pieces(ftx[3]));

    /// <summary>A segment whose parts have no place of their own: its tag, and its elements.</summary>
    internal ListedText Whole(Segment segment)
    {
        var elements = new string[segment.Count];
        for (var index = 0; index < elements.Length; index++)
            elements[index] = text.Text(segment[index].Whole);
        return new(segment.Tag.ToString(), elements);
    }

    /// <summary>COM, which holds one address or several, or such elements of another segment.</summary>
    internal void AddContacts(Segment com, int first, List<ListedContact> into)
    {
        for (var index = first; index < com.Count; index++)
            if (!com[index].IsEmpty)
                into.Add(new(Code(com[index][1]), Number(com[index][0])));
    }

    /// <summary>
    /// The components of a name, and again without blanks before folds where there are any. Trailing empty ones are
    /// left out.
    /// </summary>
    internal (IReadOnlyList<string> Names, IReadOnlyList<string> WithoutBlanks) Names(Element name)
    {
        var names = Pieces(name);
        if (!name.Whole.HasBlankBeforeFold)
            return (names, []);
        var others = new string[names.Length];
        for (var index = 0; index < others.Length; index++)
            others[index] = text.Text(name[index], FoldedBlanks.Dropped).Trim(' ');
        return (names, others);
    }

    /// <summary>The address of NAD; null when nothing of it was sent.</summary>
    internal ListedAddress? Address(Segment nad)
    {
        if (nad.Count <= 4)
            return null;
        var region = Code(nad[6][0]);
        var address = new ListedAddress(
            string.Join(' ', Pieces(nad[4])),
            Words(nad[5].Whole),
            region.Length > 0 ? region : Words(nad[6][3]),
            Number(nad[7].Whole),
            Code(nad[8].Whole));
        return address == Nowhere ? null : address;
    }

    /// <summary>A name of a party: whatever of its components was sent.</summary>
    internal string Joined(Element element) => string.Join(' ', Pieces(element).Where(piece => piece.Length > 0));

    private static ListedAddress Nowhere { get; } = new("", "", "", "", "");

    private string[] Pieces(Element element)
    {
        var count = element.Count;
        while (count > 0 && element[count - 1].Raw.Trim((byte)' ').IsEmpty)
            count--;
        if (count == 0)
            return [];
        var pieces = new string[count];
        for (var index = 0; index < count; index++)
            pieces[index] = Words(element[index]);
        return pieces;
    }

    /// <summary>Text; blanks within it are the sender's, those around it say nothing.</summary>
    internal string Words(Component component) => component.IsEmpty ? "" : text.Text(component).Trim(' ');
}
