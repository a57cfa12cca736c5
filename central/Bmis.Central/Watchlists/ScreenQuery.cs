using System.Text.Json;
using Bmis.Biographics;
using Bmis.Watchlist;

namespace Bmis.Central.Watchlists;

/// <summary>A query as it is typed: all but the name may be missing. It prints as <c>[query]</c>.</summary>
internal sealed record ScreenQuery(
    string? Id,
    string? Name,
    string? BirthDate,
    string? Nationality,
    string? Sex,
    string? DocumentNumber,
    string? IssuingState,
    bool Truncated = false,
    string? FirstName = null,
    string? MiddleName = null,
    string? FatherName = null,
    string? LastName = null)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { MaxDepth = 4 };

    public override string ToString() => "[query]";

    /// <summary>Reads one JSON object, or says in a sentence without content what is wrong.</summary>
    public static (ScreenQuery? Query, string? Problem) Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ScreenQuery>(line, Web) is { } query
                ? (query, null)
                : (null, "it is not an object.");
        }
        catch (JsonException fault)
        {
            return (null, $"it is not a query as JSON (position {fault.BytePositionInLine}).");
        }
    }

    /// <summary>The query in the engine's words, or the field that is wrong.</summary>
    public (AlertQuery? Query, string? WrongField) ToAlertQuery()
    {
        var wrong = new List<string>();
        var name = Optional(Name ?? Divided(), NameOf, "name", wrong, out var hasName);
        var birth = Optional(BirthDate, PartialDate.Parse, "birthDate", wrong, out _);
        var nationality = Optional(Nationality, CountryCode.Parse, "nationality", wrong, out var hasNationality);
        var sex = Optional(Sex, SexCode.Parse, "sex", wrong, out var hasSex);
        var number =
            Optional(DocumentNumber, Biographics.DocumentNumber.Parse, "documentNumber", wrong, out var hasNumber);
        var state = Optional(IssuingState, CountryCode.Parse, "issuingState", wrong, out var hasState);
        if (!hasName && !hasNumber) wrong.Add("name");
        if (wrong.Count > 0) return (null, wrong[0]);
        return (new()
        {
            Name = name,
            NameIsTruncated = Truncated,
            BirthDate = birth,
            Nationality = hasNationality ? nationality : null,
            Sex = hasSex ? sex : null,
            DocumentNumber = hasNumber ? number : null,
            IssuingState = hasState ? state : null,
        }, null);
    }

    // Other systems divide a name further than a document does.
    private string? Divided() => string.IsNullOrWhiteSpace(LastName)
        ? string.Join(' ', Given())
        : $"{LastName}, {string.Join(' ', Given())}";

    private IEnumerable<string?> Given() =>
        new[] { FirstName, MiddleName, FatherName }.Where(part => !string.IsNullOrWhiteSpace(part));

    // A comma divides the identifiers, as lists write them.
    private static Parsed<PersonName> NameOf(string? text)
    {
        var comma = text!.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? PersonName.Parse(text) : PersonName.Parse(text[..comma], text[(comma + 1)..]);
    }

    private static T? Optional<T>(
        string? text, Func<string?, Parsed<T>> parse, string field, List<string> wrong, out bool there)
        where T : notnull
    {
        there = false;
        if (string.IsNullOrWhiteSpace(text)) return default;
        var parsed = parse(text);
        there = parsed.Succeeded;
        if (!there) wrong.Add(field);
        return there ? parsed.Value : default;
    }
}
