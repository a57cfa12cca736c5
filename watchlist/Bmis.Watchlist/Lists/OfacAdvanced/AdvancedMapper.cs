using Bmis.Biographics;
using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Watchlist.Lists.OfacAdvanced;

/// <summary>Fills an entry from the identities, features and documents of a party.</summary>
internal sealed class AdvancedMapper(
    EntryDraft entry, ReferenceValues values, Dictionary<string, AdvancedPlace> places)
{
    internal void NoteNames(XmlItem identity)
    {
        var types = identity.Of("NamePartGroups").SelectMany(groups => groups.Items).SelectMany(group => group.Items)
            .DistinctBy(group => group["ID"]).ToDictionary(group => group["ID"], group => group["NamePartTypeID"]);
        var isMain = identity["Primary"] != "false" && identity["False"] != "true";
        foreach (var alias in identity.Of("Alias"))
        {
            entry.Place = alias.Place;
            if (FormOf(values.Text("AliasType", alias["AliasTypeID"], alias.Place)) is not { } form)
                entry.Problem("AliasTypeID", "The type of the name is none of those published.");
            else
                NoteAlias(alias, types, isMain && alias["Primary"] == "true" ? NameKind.Primary : form);
        }
    }

    internal void NoteFeature(XmlItem feature)
    {
        var type = values.Text("FeatureType", feature["FeatureTypeID"], feature.Place);
        foreach (var version in feature.Of("FeatureVersion"))
        {
            entry.Place = version.Place;
            NoteVersion(type, version);
            entry.AddRemark(type, version.Value("Comment"));
        }
    }

    internal void NoteDocument(XmlItem document)
    {
        entry.Place = document.Place;
        var type = values.Text("IDRegDocType", document["IDRegDocTypeID"], document.Place);
        var state = document["IssuedBy-CountryID"] is { Length: > 0 } id ? values.Country(id, document.Place) : null;
        var number = document.Value("IDRegistrationNo");
        if (entry.Kind == EntryKind.Person && OfacRemarks.IsDocument(type))
            entry.AddDocument(type, number, state, "IDRegistrationNo");
        else
            entry.AddRemark(type, number);
        if (document["ValidityID"] is { Length: > 0 } validity)
            NoteValidity(type, values.Text("Validity", validity, document.Place));
        entry.AddRemark(type, document.Value("Comment"));
    }

    private void NoteValidity(string type, string validity)
    {
        if (validity != "Valid") entry.AddRemark(type, validity);
    }

    private static NameKind? FormOf(string type) => type.Replace(".", "", StringComparison.Ordinal) switch
    {
        "Name" or "AKA" or "NKA" => NameKind.Alias,
        "FKA" => NameKind.Former,
        _ => null,
    };

    private void NoteAlias(XmlItem alias, Dictionary<string, string> types, NameKind kind)
    {
        var quality = alias["LowQuality"] == "true" ? NameQuality.Weak : NameQuality.Strong;
        foreach (var name in alias.Of("DocumentedName"))
        {
            var (last, given) = (new List<string>(), new List<string>());
            foreach (var part in name.Of("DocumentedNamePart").SelectMany(part => part.Of("NamePartValue")))
                (IsLast(part, types) ? last : given).Add(part.Text);
            if (entry.Kind == EntryKind.Person)
                entry.AddName(string.Join(' ', last), string.Join(' ', given), kind, quality);
            else
                entry.AddName(string.Join(' ', [.. last, .. given]), "", kind, quality);
        }

        entry.AddRemark("Name", alias.Value("Comment"));
    }

    private bool IsLast(XmlItem part, Dictionary<string, string> types) =>
        types.TryGetValue(part["NamePartGroupID"], out var type)
        && values.Text("NamePartType", type, part.Place) is "Last Name" or "Maiden Name";

    private void NoteVersion(string type, XmlItem version)
    {
        switch (type)
        {
            case "Birthdate":
                foreach (var period in version.Of("DatePeriod")) NoteBirth(period);
                break;
            case "Place of Birth":
                foreach (var text in Texts(version)) entry.AddBirthPlace(text);
                break;
            case "Nationality Country" or "Citizenship Country":
                NoteNationality(type, version);
                break;
            case "Gender":
                NoteSex(version);
                break;
            case "Location":
                foreach (var text in Texts(version)) entry.AddAddress(text);
                break;
            default:
                foreach (var text in Texts(version)) entry.AddRemark(type, text);
                break;
        }
    }

    private void NoteBirth(XmlItem period)
    {
        var calendar = values.Text("CalendarType", period["CalendarTypeID"], period.Place);
        if (calendar != "Gregorian")
            entry.KeepAside("CalendarTypeID", $"Birth date, {calendar}", AdvancedDates.Plain(period));
        else if (AdvancedDates.Read(period) is { } birth)
            entry.AddBirth(birth);
        else
            entry.Problem("DatePeriod", "The birth date is none.");
    }

    private void NoteNationality(string type, XmlItem version)
    {
        var states = Places(version).SelectMany(place => place.Countries).ToList();
        foreach (var state in states) entry.AddNationality(state);
        if (states.Count > 0) return;
        foreach (var text in Texts(version)) entry.AddNationality(text, type);
    }

    private void NoteSex(XmlItem version)
    {
        foreach (var text in Texts(version))
            if (text == "Male") entry.Sex = Sex.M;
            else if (text == "Female") entry.Sex = Sex.F;
            else entry.KeepAside("Gender", "Gender", text);
    }

    private IEnumerable<AdvancedPlace> Places(XmlItem version)
    {
        foreach (var location in version.Of("VersionLocation"))
            if (places.TryGetValue(location["LocationID"], out var place)) yield return place;
            else entry.Problem("LocationID", "The file does not have the place to which this refers.");
    }

    // What a feature says: its own words, a value of the file, or a place.
    private List<string> Texts(XmlItem version)
    {
        var texts = Places(version).Select(place => place.Text).ToList();
        foreach (var detail in version.Of("VersionDetail"))
        {
            texts.Add(SourceText.Squeeze(detail.Text));
            if (detail["DetailReferenceID"] is { Length: > 0 } id)
                texts.Add(values.Text("DetailReference", id, detail.Place));
        }

        return texts.FindAll(text => text.Length > 0);
    }
}
