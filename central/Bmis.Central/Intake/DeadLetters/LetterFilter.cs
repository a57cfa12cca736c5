using System.Globalization;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>Which dead letters are shown or meant; what is not understood is left out.</summary>
internal sealed record LetterFilter
{
    private const int LongestReason = 64;

    /// <summary>Whether those that are over are shown and not those that wait.</summary>
    public bool IsOver { get; init; }

    public string? LaneId { get; init; }

    public long? Sequence { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether nothing narrows it.</summary>
    public bool IsEverything => this is { LaneId: null, Sequence: null, Reason: null };

    public static LetterFilter Read(IQueryCollection query) =>
        Of(query["lane"], query["number"], query["reason"]) with { IsOver = query["state"] == "over" };

    public static LetterFilter Read(IFormCollection form) => Of(form["lane"], form["number"], form["reason"]);

    public static LetterFilter Of(string? lane, string? number, string? reason) => new()
    {
        LaneId = IsName(lane) ? lane : null,
        Sequence = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? known
            : null,
        Reason = IsReason(reason) ? reason : null,
    };

    /// <summary>The query that shows the same.</summary>
    public QueryString ToQuery() => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = IsOver ? "over" : null,
        ["lane"] = LaneId,
        ["number"] = Sequence?.ToString(CultureInfo.InvariantCulture),
        ["reason"] = Reason,
    }.Where(pair => pair.Value is not null));

    /// <summary>Ids and codes, as the audit has them.</summary>
    public override string ToString() => string.Join(' ', new[]
    {
        LaneId, Sequence?.ToString(CultureInfo.InvariantCulture), Reason,
    }.OfType<string>());

    private static bool IsReason(string? reason) => reason is { Length: > 0 and <= LongestReason }
        && reason.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    // A journal's name: a lane, with the number of its branch behind a plus where it has one.
    private static bool IsName(string? lane) => lane?.Split('+') is { Length: 1 or 2 } parts
        && Producer.TryParse(parts[0]) is not null
        && parts[1..].All(number => number.Length is > 0 and < 10 && number.All(char.IsAsciiDigit));
}
