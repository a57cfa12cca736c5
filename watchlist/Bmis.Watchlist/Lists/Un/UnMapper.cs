using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Un;

/// <summary>
/// Makes entries of the records of the Security Council's list. There is no schema; the published files are the
/// reference. What changes without a change of content (versions, sort keys, days of update) is left aside.
/// </summary>
internal sealed class UnMapper(ImportDraft import)
{
    private const int LongestNumber = 40;

    private static readonly string[] NameParts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "UN_LIST_TYPE",
        "REFERENCE_NUMBER", "LISTED_ON", "NAME_ORIGINAL_SCRIPT", "GENDER", "SUBMITTED_BY", "SUBMITTED_ON", "COMMENTS1",
        "TITLE", "DESIGNATION", "NATIONALITY", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY", "SORT_KEY_LAST_MOD",
        "ALIAS", "ADDRESS", "DATE_OF_BIRTH", "PLACE_OF_BIRTH", "DOCUMENT", "DELISTED_ON", "NATIONALITY2",
    };

    internal void Map(XmlItem record, EntryKind kind)
    {
        var number = record.Value("REFERENCE_NUMBER");
        if (number.Length is 0 or > LongestNumber)
        {
            import.Problem(record.Place, "REFERENCE_NUMBER", "The entry has no reference number of 1 to 40 letters.");
            return;
        }

        var prefix = $"{record.Name}_";
        var entry = new EntryDraft(import, record.Place, $"un:{number}", kind, "UN Security Council");
        NoteUnknown(record, prefix);
        NoteNames(record, entry);
        foreach (var part in record.Items)
            NotePart(part, part.Name.Replace(prefix, "", StringComparison.Ordinal), entry);
        entry.Place = record.Place;
        foreach (var state in record.Values("NATIONALITY", "VALUE")) entry.AddNationality(state, "NATIONALITY");
        entry.Sex = SexOf(record);
        entry.AddProgramme(record.Value("UN_LIST_TYPE"));
        NoteRemarks(record, entry);
        entry.Finish("REFERENCE_NUMBER", "FIRST_NAME");
    }

    private void NoteUnknown(XmlItem record, string prefix)
    {
        foreach (var item in record.Items)
        {
            var name = item.Name.StartsWith(prefix, StringComparison.Ordinal) ? item.Name[prefix.Length..] : item.Name;
            if (!Known.Contains(name))
                import.WarnOnce(item.Place, item.Name, "An element of this name is not known; it is left aside.");
        }
    }

    // The list does not say which part is the family name: the name stays whole.
    private static void NoteNames(XmlItem record, EntryDraft entry)
    {
        entry.AddName(string.Join(' ', NameParts.Select(record.Value).Where(part => part.Length > 0)));
        entry.AddName(record.Value("NAME_ORIGINAL_SCRIPT"), "", NameKind.Alias);
    }

    private static void NotePart(XmlItem part, string name, EntryDraft entry)
    {
        entry.Place = part.Place;
        if (name == "ALIAS") NoteAlias(part, entry);
        else if (name == "DATE_OF_BIRTH") UnDates.Note(part, entry);
        else if (name == "PLACE_OF_BIRTH") NotePlace(part, entry);
        else if (name == "ADDRESS") NoteAddress(part, entry);
        else if (name == "DOCUMENT") NoteDocument(part, entry);
    }

    private static void NoteAlias(XmlItem alias, EntryDraft entry)
    {
        var text = alias.Value("ALIAS_NAME");
        if (UnAliases.FormOf(alias.Value("QUALITY")) is not { } form)
        {
            entry.Problem("QUALITY", "The quality of the alias is none of those published.");
            return;
        }

        var names = UnAliases.Names(text).ToList();
        foreach (var name in names) entry.AddName(name, "", form.Kind, form.Quality);
        if (names.Count != 1 || names[0] != text) entry.AddRemark("Alias", text);
        entry.AddRemark("Alias", alias.Value("NOTE"));
        UnDates.NoteAlias(alias, entry);
        entry.AddBirthPlace(alias.Value("CITY_OF_BIRTH"), alias.Value("COUNTRY_OF_BIRTH"));
    }

    private static void NotePlace(XmlItem place, EntryDraft entry)
    {
        entry.AddBirthPlace(
            place.Value("STREET"), place.Value("CITY"), place.Value("STATE_PROVINCE"), place.Value("COUNTRY"));
        entry.AddRemark("Place of birth", place.Value("NOTE"));
    }

    private static void NoteAddress(XmlItem address, EntryDraft entry)
    {
        entry.AddAddress(
            address.Value("STREET"), address.Value("CITY"), address.Value("STATE_PROVINCE"), address.Value("ZIP_CODE"),
            address.Value("COUNTRY"));
        entry.AddRemark("Address", address.Value("NOTE"));
    }

    // Either element may hold the issuing State; the place of issue alone says nothing certain.
    private static void NoteDocument(XmlItem document, EntryDraft entry)
    {
        var type = document.Value("TYPE_OF_DOCUMENT2") is { Length: > 0 } precise
            ? precise
            : document.Value("TYPE_OF_DOCUMENT");
        var state = CountryNames.Find(document.Value("ISSUING_COUNTRY"))
            ?? CountryNames.Find(document.Value("COUNTRY_OF_ISSUE"));
        entry.AddDocument(type, document.Value("NUMBER"), state, "NUMBER");
        entry.AddRemark(type.Length > 0 ? type : "Document", document.Value("NOTE"));
    }

    private Sex? SexOf(XmlItem record)
    {
        var gender = record.Value("GENDER");
        if (gender.Equals("Male", StringComparison.OrdinalIgnoreCase)) return Sex.M;
        if (gender.Equals("Female", StringComparison.OrdinalIgnoreCase)) return Sex.F;
        if (gender.Length > 0 && !CountryNames.MeansNone(gender))
            import.Warn(record.Place, "GENDER", "The gender is none of those published; it is left aside.");
        return null;
    }

    private static void NoteRemarks(XmlItem record, EntryDraft entry)
    {
        foreach (var title in record.Values("TITLE", "VALUE")) entry.AddRemark("Title", title);
        foreach (var work in record.Values("DESIGNATION", "VALUE")) entry.AddRemark("Designation", work);
        entry.AddRemark("Listed on", UnDates.Day(record.Value("LISTED_ON")));
        entry.AddRemark("Submitted by", record.Value("SUBMITTED_BY"));
        entry.AddRemark(record.Value("COMMENTS1"));
    }
}
