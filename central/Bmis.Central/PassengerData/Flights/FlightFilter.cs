using System.Globalization;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>
/// Which flights a page shows, read from its address; nothing in it is about a person, and what is not understood is
/// left out.
/// </summary>
internal sealed record FlightFilter
{
    private const int LongestCode = 16;

    public string? Carrier { get; init; }

    /// <summary>Where the flight leaves from or goes to.</summary>
    public string? Place { get; init; }

    public string? Post { get; init; }

    public string? State { get; init; }

    /// <summary>First day of departure.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of departure.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where the page begins; null for the first.</summary>
    public FlightCursor? After { get; init; }

    /// <summary>Reads the query of an address.</summary>
    public static FlightFilter Read(IQueryCollection query) => new()
    {
        Carrier = Code(query["carrier"]),
        Place = Code(query["place"]),
        Post = Short(query["post"]),
        State = FlightState.All.FirstOrDefault(state => state == query["state"]),
        From = Day(query["from"]),
        To = Day(query["to"]),
        After = FlightCursor.Parse(query["after"]),
    };

    /// <summary>The query that gives this view again.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery() => new Dictionary<string, string?>
    {
        ["carrier"] = Carrier,
        ["place"] = Place,
        ["post"] = Post,
        ["state"] = State,
        ["from"] = Iso(From),
        ["to"] = Iso(To),
        ["after"] = After?.ToString(),
    }.Where(pair => pair.Value is not null);

    /// <summary>A day as a field of a form has it.</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Short(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestCode ? null : text.Trim();

    private static string? Code(string? text) => Short(text)?.ToUpperInvariant();

    /// <summary>A day as an address has it; null when it is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1900 and < 2200
            ? day
            : null;
}
