using System.Text.RegularExpressions;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>What the remarks of an entry say, statement by statement; the rest stays as text.</summary>
internal sealed partial class OfacRemarks
{
    private OfacRemarks(string text) => Text = text;

    internal string Text { get; }

    internal List<AlertName> WeakAliases { get; } = [];

    internal List<BirthInterval> BirthDates { get; } = [];

    internal List<string> BirthPlaces { get; } = [];

    internal List<CountryCode> Nationalities { get; } = [];

    internal List<AlertDocument> Documents { get; } = [];

    internal Sex? Sex { get; private set; }

    internal static OfacRemarks Read(string text, EntryKind kind)
    {
        var remarks = new OfacRemarks(text);
        foreach (var statement in text.TrimEnd('.', ' ').Split("; ", StringSplitOptions.TrimEntries))
            remarks.Note(statement, kind);
        return remarks;
    }

    private void Note(string statement, EntryKind kind)
    {
        var plain = statement.StartsWith("alt. ", StringComparison.Ordinal) ? statement["alt. ".Length..] : statement;
        if (After(plain, "DOB ") is { } birth) AddIfAny(BirthDates, OfacDates.Read(birth));
        else if (After(plain, "POB ") is { } place) BirthPlaces.Add(place);
        else if (After(plain, "nationality ") is { } state) AddIfAny(Nationalities, CountryNames.Find(state));
        else if (After(plain, "citizen ") is { } citizen) AddIfAny(Nationalities, CountryNames.Find(citizen));
        else if (After(plain, "Gender ") is { } gender) Sex = SexOf(gender) ?? Sex;
        else if (Nickname().Match(plain) is { Success: true } alias) WeakAliases.Add(Weak(alias, kind));
        else if (Paper().Match(plain) is { Success: true } paper) NoteDocument(paper);
    }

    private void NoteDocument(Match paper)
    {
        if (!DocumentNumber.Parse(paper.Groups["number"].Value).TryGet(out var number)) return;
        if (!number.Text.Any(char.IsAsciiDigit)) return;
        Documents.Add(new(paper.Groups["type"].Value, number, CountryNames.Find(paper.Groups["state"].Value)));
    }

    private static AlertName Weak(Match alias, EntryKind kind) => OfacNames.Name(
        alias.Groups["name"].Value,
        kind,
        alias.Groups["form"].Value == "f" ? NameKind.Former : NameKind.Alias,
        NameQuality.Weak);

    private static Sex? SexOf(string gender) => gender switch
    {
        "Male" => Biographics.Sex.M,
        "Female" => Biographics.Sex.F,
        _ => null,
    };

    private static string? After(string statement, string label) =>
        statement.StartsWith(label, StringComparison.Ordinal) ? statement[label.Length..].Trim() : null;

    private static void AddIfAny<T>(List<T> list, T? value)
        where T : struct
    {
        if (value is { } there) list.Add(there);
    }

    [GeneratedRegex(@"^(?<form>[afn])\.k\.a\. '(?<name>[^']+)'?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Nickname();

    /// <summary>True for a type of document that a traveller may carry.</summary>
    internal static bool IsDocument(string type) => Paper().IsMatch($"{type} 0");

    [GeneratedRegex(
        @"^(?<type>(Diplomatic |Stateless Person )?Passport|National ID No\.|National Foreign ID Number|Cedula No\."
        + @"|Cedula de Residencia|Cedula de Ciudadania|Residency Number|Identification Number|Identity Card"
        + @"|D\.N\.I\.|C\.U\.R\.P\.|R\.F\.C\.|SSN|Driver's License No\.|Electoral Registry No\.|Personal ID Card"
        + @"|Birth Certificate Number|Refugee ID Card|Travel Document Number|Turkish Identification Number"
        + @"|Bosnian Personal ID No\.|Kenyan ID No\.|Italian Fiscal Code|V\.I\.N\.|Pasaporte)"
        + @"( Booklet| Card| #)? (?<number>.+?)( \((?<state>[^)]+)\).*| (issued|expires)\b.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Paper();
}
