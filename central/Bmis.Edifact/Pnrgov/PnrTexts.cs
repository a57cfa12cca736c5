using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>The composites of a booking's segments as text, as it was sent.</summary>
/// <param name="text">Makes the text.</param>
/// <param name="dates">What dates mean.</param>
/// <param name="diagnostics">Takes dates that are none; null when that has been told.</param>
internal sealed class PnrTexts(TextDecoder text, PnrDates dates, DiagnosticList? diagnostics)
{
    private const int TextComponent = 8;
    private const int CardComponent = 4;
    private const string AssumedInfant = "IN";

    /// <summary>A code, number or reference, without blanks around it.</summary>
    internal string Code(in Component component) => component.IsEmpty ? "" : text.Code(component);

    /// <summary>Words, such as a name; blanks within them are the sender's, those around them say nothing.</summary>
    internal string Words(in Component component) => component.IsEmpty ? "" : text.Text(component).Trim(' ');

    /// <summary>A segment as it is, but for the numbers of cards.</summary>
    internal KeptSegment Keep(in Segment segment)
    {
        var elements = new IReadOnlyList<string>[segment.Count];
        for (var index = 0; index < elements.Length; index++)
        {
            var pieces = Pieces(segment[index]);
            if (segment.Tag.Value == PnrTags.Fop && pieces.Length > CardComponent)
                pieces[CardComponent] = CardNumbers.MaskAccount(pieces[CardComponent]);
            elements[index] = pieces;
        }

        return new(segment.Tag.ToString(), elements, segment.Offset);
    }

    /// <summary>The components of an element.</summary>
    internal string[] Pieces(in Element element)
    {
        if (element.IsEmpty)
            return [];
        var (pieces, at) = (new List<string>(), 0);
        while (element.Next(ref at, out var component))
            pieces.Add(Words(component));
        return [.. pieces];
    }

    /// <summary>A day, day first, and a time beside it.</summary>
    internal PnrMoment Moment(string date, string time, int offset)
    {
        if (date.Length == 0 && time.Length == 0)
            return PnrMoment.None;
        var value = dates.Value(date, time);
        if (value is null)
            diagnostics?.Add(DiagnosticCode.DateUnreadable, offset);
        return new(date, time, value);
    }

    /// <summary>ORG.</summary>
    internal BookingOffice Office(in Segment org) => new(
        Code(org[0][0]), Code(org[0][1]), Words(org[1][0]), Code(org[1][1]).Length > 0 ? Code(org[1][1])
            : Code(org[2].Whole), Code(org[4].Whole), Code(org[5][0]), Code(org[5][1]), Words(org[6].Whole));

    /// <summary>RCI, which holds one locator or several.</summary>
    internal List<RecordLocator> Locators(in Segment rci)
    {
        var locators = new List<RecordLocator>();
        for (var index = 0; index < rci.Count; index++)
            if (!rci[index].IsEmpty)
                locators.Add(Locator(rci[index], rci.Offset));
        return locators;
    }

    /// <summary>DAT, which holds one date or several.</summary>
    internal List<PnrDate> Dates(in Segment dat)
    {
        var moments = new List<PnrDate>();
        for (var index = 0; index < dat.Count; index++)
        {
            var of = dat[index];
            if (!of[1].IsEmpty)
                moments.Add(new(Code(of[0]), Moment(Code(of[1]), Code(of[2]), dat.Offset)));
        }

        return moments;
    }

    /// <summary>ADD.</summary>
    internal BookedAddress Address(in Segment add)
    {
        var of = add[1];
        var region = Words(of[3]);
        return new(
            Code(of[0]), Words(of[1]), Words(of[2]), region.Length > 0 ? region : Words(of[4]), Code(of[5]),
            Words(of[6]), Rest(of, 7, " "));
    }

    /// <summary>IFT or LTS.</summary>
    internal FreeText Text(in Segment ift)
    {
        var lines = new List<string>();
        for (var index = 1; index < ift.Count; index++)
            if (!ift[index].IsEmpty)
                lines.Add(text.Text(ift[index].Whole));
        return new(Code(ift[0][1]), Code(ift[0][3]), lines);
    }

    /// <summary>FTI, which holds one account or several.</summary>
    internal void AddAccounts(in Segment fti, List<FrequentTraveller> into)
    {
        for (var index = 0; index < fti.Count; index++)
            if (!fti[index].IsEmpty)
                into.Add(new(Code(fti[index][0]), Words(fti[index][1]), Code(fti[index][4])));
    }

    /// <summary>SSR.</summary>
    internal ServiceRequest Request(in Segment ssr)
    {
        var of = ssr[0];
        var details = new List<(string, string)>();
        for (var index = 1; index < ssr.Count; index++)
            if (!ssr[index].IsEmpty)
                details.Add((Words(ssr[index][0]), Code(ssr[index][2])));
        return new(
            Code(of[0]), Code(of[1]), Code(of[2]), Code(of[3]), Code(of[6]), Code(of[7]), Rest(of, TextComponent, ":"),
            details);
    }

    /// <summary>TVL.</summary>
    internal FlightLeg Leg(in Segment tvl)
    {
        var times = Times(tvl[0]);
        var departure = Moment(times.Date, times.Time, tvl.Offset);
        var arrival = times.ToDate.Length + times.ToTime.Length == 0
            ? PnrMoment.None
            : Moment(times.ToDate.Length > 0 ? times.ToDate : times.Date, times.ToTime, tvl.Offset) with
            {
                Date = times.ToDate,
            };
        return new(
            departure, arrival, Words(tvl[1][0]), Words(tvl[2][0]), Code(tvl[3][0]), Code(tvl[4][0]), Code(tvl[4][1]),
            Code(tvl[3][1]), "", tvl.Offset);
    }

    /// <summary>FOP, which holds one payment or several; card numbers are masked here and nowhere else kept.</summary>
    internal void AddPayments(in Segment fop, List<Payment> into)
    {
        for (var index = 0; index < fop.Count; index++)
        {
            var of = fop[index];
            if (!of.IsEmpty)
            {
                var card = CardNumbers.MaskAccount(Words(of[CardComponent]));
                into.Add(new(Code(of[0]), Code(of[2]), Code(of[3]), card, Code(of[5])));
            }
        }
    }

    /// <summary>The names of TIF: one for each given name, or one by the surname alone.</summary>
    internal List<BookedName> Names(in Segment tif, NameDetails details)
    {
        var names = new List<BookedName>();
        for (var index = 1; index < tif.Count || names.Count == 0; index++)
        {
            var of = tif[index];
            if (of.IsEmpty && (index < tif.Count - 1 || names.Count > 0))
                continue;
            names.Add(new(
                Words(tif[0][0]), Words(of[0]), Code(of[1]), Code(of[2]), IsAccompanied(of), Rest(tif[0], 1, ":"),
                details, tif.Offset, tif.Whole.Length));
        }

        return names;
    }

    private static bool IsYes(string code) => code is "1" or "Y" or AssumedInfant;

    private bool IsAccompanied(in Element given) => IsYes(Code(given[3]));

    private RecordLocator Locator(in Element of, int offset)
    {
        var (kind, date, time, number, at) = ("", "", "", 0, 0);
        for (; of.Next(ref at, out var component); number++)
        {
            if (number < 2)
                continue;
            var part = Code(component);
            if (part.Length == PnrDates.DateCharacters && date.Length == 0)
                date = part;
            else if (part.Length == PnrDates.TimeCharacters && date.Length > 0)
                time = part;
            else if (part.Length > 0)
                kind = part;
        }

        return new(Code(of[0]), Words(of[1]), kind, Moment(date, time, offset));
    }

    // A component of six digits is a day and one of four a time, whatever was left out before it.
    private (string Date, string Time, string ToDate, string ToTime) Times(in Element of)
    {
        var (time, toDate, toTime, at) = ("", "", "", 0);
        _ = of.Next(ref at, out var first);
        var date = Code(first);
        for (var number = 1; of.Next(ref at, out var component); number++)
        {
            var part = Code(component);
            if (part.Length == PnrDates.DateCharacters)
                toDate = part;
            else if (part.Length == PnrDates.TimeCharacters && number == 1)
                time = part;
            else if (part.Length > 0)
                toTime = part;
        }

        return (date, time, toDate, toTime);
    }

    private string Rest(in Element of, int from, string between)
    {
        var (parts, number, at) = (new List<string>(), 0, 0);
        for (; of.Next(ref at, out var component); number++)
            if (number >= from)
                parts.Add(text.Text(component));
        return string.Join(between, parts).Trim(' ');
    }
}
