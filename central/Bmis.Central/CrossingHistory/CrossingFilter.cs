using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Central.CrossingHistory;

/// <summary>
/// Which crossings a page shows, read from its address. It holds codes and days, never anything about a person; a
/// value that is not understood is left out.
/// </summary>
internal sealed record CrossingFilter
{
    public string? Post { get; init; }

    public Direction? Direction { get; init; }

    public Verdict? Verdict { get; init; }

    public string? Decision { get; init; }

    public string? Nationality { get; init; }

    /// <summary>First day at the post.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day at the post.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where the page begins; null for the newest.</summary>
    public CrossingCursor? Before { get; init; }

    /// <summary>Reads the query of an address.</summary>
    public static CrossingFilter Read(IQueryCollection query) => new()
    {
        Post = Short(query["post"]),
        Direction = Word<Direction>(query["direction"]),
        Verdict = Word<Verdict>(query["verdict"]),
        Decision = DecisionCode.Parse(query["decision"]).TryGet(out var decision) ? decision.Code : null,
        Nationality = CountryCode.Parse(query["nationality"]).TryGet(out var state) ? state.Code : null,
        From = Day(query["from"]),
        To = Day(query["to"]),
        Before = CrossingCursor.Parse(query["before"]),
    };

    /// <summary>The query that gives this view again.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery() => new Dictionary<string, string?>
    {
        ["post"] = Post,
        ["direction"] = Direction?.ToString(),
        ["verdict"] = Verdict?.ToString(),
        ["decision"] = Decision,
        ["nationality"] = Nationality,
        ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["before"] = Before?.ToString(),
    }.Where(pair => pair.Value is not null);

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 16 ? null : text;

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1900 and < 2200
            ? day
            : null;
}
