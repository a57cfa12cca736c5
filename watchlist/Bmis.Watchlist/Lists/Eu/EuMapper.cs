using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Eu;

/// <summary>Makes entries of the entities of the Union's list, whichever form they come in.</summary>
internal static class EuMapper
{
    private const string Gregorian = "GREGORIAN";

    /// <summary>An entry without its details; null where its number or kind is wrong.</summary>
    internal static EntryDraft? Begin(
        ImportDraft import, SourcePlace place, string number, string kind, string numberColumn, string kindColumn)
    {
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            import.Problem(place, numberColumn, "The identifier of the entity is not a number.");
        else if (KindOf(kind) is not { } entryKind)
            import.Problem(place, kindColumn, "The subject is neither a person nor an enterprise.");
        else
            return new(
                import, place, string.Create(CultureInfo.InvariantCulture, $"eu:{id}"), entryKind,
                "EU financial sanctions");
        return null;
    }

    internal static void NoteName(EuDetail name, EntryDraft entry)
    {
        var quality = name["strong"].Length == 0 || name.Is("strong") ? NameQuality.Strong : NameQuality.Weak;
        var kind = quality == NameQuality.Strong ? NameKind.Primary : NameKind.Alias;
        var (whole, last) = (name["wholeName"], name["lastName"]);
        var given = $"{name["firstName"]} {name["middleName"]}".Trim();
        if (last.Length > 0) entry.AddName(last, given, kind, quality);
        if (last.Length == 0 || !SameWords(whole, $"{last} {given}")) entry.AddName(whole, "", kind, quality);
        NoteSex(name, entry);
        entry.AddRemark("Title", name["title"]);
        entry.AddRemark("Function", name["function"]);
        entry.AddRemark(name["remark"]);
    }

    internal static void NoteBirth(EuDetail birth, EntryDraft entry)
    {
        entry.AddBirthPlace(
            birth["place"], birth["city"], birth["region"],
            CountryNames.MeansNone(birth["countryIso2Code"]) ? "" : birth["countryDescription"]);
        entry.AddRemark(birth["remark"]);
        if (birth["calendarType"] is { Length: > 0 } calendar && calendar != Gregorian)
            entry.KeepAside(birth.Column, "Birth date, other calendar", OtherCalendar(birth, calendar));
        else if (EuDates.Read(birth) is { } interval)
            entry.AddBirth(interval);
        else if (!EuDates.IsSilent(birth))
            entry.Problem(birth.Column, "The birth date is none: day, month and year, a year, or a range of years.");
    }

    internal static void NoteCitizenship(EuDetail citizenship, EntryDraft entry)
    {
        var (code, name) = (citizenship["countryIso2Code"], citizenship["countryDescription"]);
        if (CountryNames.OfCode(code) is null) entry.AddNationality(name, citizenship.Column);
        else entry.AddNationalityCode(code, citizenship.Column);
        entry.AddRemark(citizenship["remark"]);
    }

    internal static void NoteDocument(EuDetail document, EntryDraft entry)
    {
        var type = document["identificationTypeDescription"] is { Length: > 0 } words
            ? words
            : document["identificationTypeCode"];
        var state = CountryNames.OfCode(document["countryIso2Code"])
            ?? CountryNames.Find(document["countryDescription"]);
        var number = document["latinNumber"] is { Length: > 0 } latin ? latin : document["number"];
        entry.AddDocument(type, number, state, document.Column);
        foreach (var mark in new[] { "diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer" })
            if (document.Is(mark)) entry.AddRemark(type.Length > 0 ? type : "Document", mark);
        entry.AddRemark("Name on document", document["nameOnDocument"]);
        entry.AddRemark(document["remark"]);
    }

    internal static void NoteAddress(EuDetail address, EntryDraft entry)
    {
        entry.AddAddress(
            address["street"], address["poBox"], address["place"], address["zipCode"], address["city"],
            address["region"], CountryNames.MeansNone(address["countryIso2Code"]) ? "" : address["countryDescription"]);
        entry.AddRemark(address["remark"]);
    }

    private static EntryKind? KindOf(string kind) => kind.ToUpperInvariant() switch
    {
        "P" or "PERSON" => EntryKind.Person,
        "E" or "ENTERPRISE" => EntryKind.Entity,
        _ => null,
    };

    private static void NoteSex(EuDetail name, EntryDraft entry)
    {
        var gender = name["gender"];
        if (gender.ToUpperInvariant() is "M" or "F") entry.Sex = SexCode.Parse(gender).Value;
        else if (gender.Length > 0 && gender != "?") entry.Problem(name.Column, "The gender is neither F, M nor ?.");
    }

    private static bool SameWords(string one, string other) =>
        one.Length == 0 || Words(one).SetEquals(Words(other));

    private static HashSet<string> Words(string text) =>
        new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static string OtherCalendar(EuDetail birth, string calendar) => SourceText.Joined(
        birth["birthdate"], birth["dayOfMonth"], birth["monthOfYear"], birth["year"], calendar);
}
