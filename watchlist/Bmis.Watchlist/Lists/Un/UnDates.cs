using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Un;

/// <summary>
/// Birth dates as the Security Council's list writes them: <c>EXACT</c>, <c>APPROXIMATELY</c> or <c>BETWEEN</c>, with a
/// day, a year, or two years.
/// </summary>
internal static class UnDates
{
    private const int LengthOfDay = 10;

    internal static void Note(XmlItem birth, EntryDraft entry)
    {
        var type = birth.Value("TYPE_OF_DATE");
        if (type is not ("" or "EXACT" or "APPROXIMATELY" or "BETWEEN"))
            entry.Problem("TYPE_OF_DATE", "The type of the date is none of those published.");
        var certainty = type == "APPROXIMATELY" ? BirthCertainty.Approximate : BirthCertainty.Stated;
        entry.AddRemark("Birth date", birth.Value("NOTE"));
        var (from, to) = (birth.Value("FROM_YEAR"), birth.Value("TO_YEAR"));
        if (from.Length + to.Length > 0) NoteRange(entry, from, to, certainty);
        if (birth.Value("DATE") is { Length: > 0 } date) NoteDate(entry, Day(date), certainty, "DATE");
        else if (birth.Value("YEAR") is { Length: > 0 } year) NoteDate(entry, year, certainty, "YEAR");
    }

    /// <summary>Notes the birth date that goes with an alias.</summary>
    internal static void NoteAlias(XmlItem alias, EntryDraft entry)
    {
        if (alias.Value("DATE_OF_BIRTH") is { Length: > 0 } date)
            NoteDate(entry, Day(date), BirthCertainty.Stated, "DATE_OF_BIRTH");
    }

    // A day may have an offset from universal time behind it, which means nothing for a birth date.
    internal static string Day(string text) => text.Length > LengthOfDay ? text[..LengthOfDay] : text;

    private static void NoteRange(EntryDraft entry, string from, string to, BirthCertainty certainty)
    {
        var ends = new[] { from, to }.Where(text => text.Length > 0).Select(PartialDate.Parse).ToList();
        if (!ends.TrueForAll(end => end.Succeeded))
            entry.Problem("FROM_YEAR", "The years are not two years.");
        else if (ends.Count == 1)
            entry.AddBirth(BirthInterval.Of(ends[0].Value, BirthCertainty.Approximate));
        else
            entry.AddBirth(BirthInterval.Between(
                Earlier(ends[0].Value, ends[1].Value).Earliest, Later(ends[0].Value, ends[1].Value).Latest, certainty));
    }

    private static PartialDate Earlier(PartialDate one, PartialDate other) =>
        one.Earliest <= other.Earliest ? one : other;

    private static PartialDate Later(PartialDate one, PartialDate other) => one.Latest >= other.Latest ? one : other;

    private static void NoteDate(EntryDraft entry, string text, BirthCertainty certainty, string column)
    {
        if (PartialDate.Parse(text).TryGet(out var date)) entry.AddBirth(BirthInterval.Of(date, certainty));
        else entry.Problem(column, "It is not a date: yyyy-MM-dd, or a year.");
    }
}
