using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Interpol;

/// <summary>Makes entries of notices.</summary>
internal sealed class InterpolMapper(ImportDraft import)
{
    private const int LongestId = 40;

    internal void Map(JsonItem notice)
    {
        var id = notice.Text("entity_id").Replace('/', '-');
        if (id.Length is 0 or > LongestId
            || !id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            import.Problem(notice.Place, "entity_id", "A notice has a number of 1 to 40 digits, letters and hyphens.");
            return;
        }

        var entry = new EntryDraft(import, notice.Place, $"interpol:{id}", EntryKind.Person, "INTERPOL public notice");
        entry.AddName(notice.Text("name"), notice.Text("forename"));
        NoteBirth(notice, entry);
        entry.AddBirthPlace(
            notice.Text("place_of_birth"), CountryNames.OfCode(notice.Text("country_of_birth_id"))?.Code);
        foreach (var state in notice.Texts("nationalities")) entry.AddNationalityCode(state, "nationalities");
        entry.Sex = SexOf(notice, entry);
        entry.AddMark(notice.Text("distinguishing_marks"));
        foreach (var warrant in notice.Objects("arrest_warrants"))
            entry.AddRemark($"Warrant {warrant.Text("issuing_country_id")}".TrimEnd(), warrant.Text("charge"));
        foreach (var label in new[] { "height", "weight", "eyes_colors_id", "hairs_id", "languages_spoken_ids" })
            entry.AddRemark(label, SourceText.Joined(notice.Texts(label)));
        entry.Finish("entity_id", "name");
    }

    private static void NoteBirth(JsonItem notice, EntryDraft entry)
    {
        var text = notice.Text("date_of_birth");
        if (text.Length == 0) return;
        if (PartialDate.Parse(text.Replace('/', '-')).TryGet(out var date)) entry.AddBirth(BirthInterval.Of(date));
        else entry.Problem("date_of_birth", "It is not a date: yyyy/MM/dd, yyyy/MM or yyyy.");
    }

    private static Sex? SexOf(JsonItem notice, EntryDraft entry)
    {
        var text = notice.Text("sex_id");
        if (text is "" or "U") return null;
        if (SexCode.Parse(text).TryGet(out var sex)) return sex;
        entry.Problem("sex_id", "Sex is F, M or U.");
        return null;
    }
}
