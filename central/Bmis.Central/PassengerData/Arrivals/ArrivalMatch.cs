using Bmis.Crossings.Expected;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>
/// A day at a post, lists against desks: who is on a list and was at no desk, and who was at a desk and is on no list.
/// Both are questions for a person to look into; carriers' lists have errors, and a lane that is offline tells later.
/// </summary>
internal sealed record ArrivalMatch
{
    /// <summary>After a flight's arrival nobody is missing for so long: the way to the desk and the queue.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <summary>The time at the post to which it is the truth.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The flights that arrive on the day, each with those who were at no desk.</summary>
    public required IReadOnlyList<(ArrivedFlight Flight, IReadOnlyList<ExpectedTraveller> Unseen)> Flights
    {
        get; init;
    }

    /// <summary>Who was at a desk on the day and is on no list.</summary>
    public required IReadOnlyList<DeskCrossing> Unlisted { get; init; }

    /// <summary>Whether lists of the day are kept no longer: nobody can say any more who was on none.</summary>
    public required bool IsErased { get; init; }

    /// <summary>Whether whoever was at no desk is missing by now.</summary>
    public bool IsMissing(ArrivedFlight flight) => flight.MissingFrom <= Now;

    /// <summary>
    /// Matches a day by the keys that lanes use. Flights and crossings of the days around it count as matches and are
    /// not shown: a flight before midnight is at the desk after it.
    /// </summary>
    public static ArrivalMatch Of(
        DateOnly day, DateTime now, IReadOnlyList<ArrivedFlight> flights, IReadOnlyList<DeskCrossing> crossings)
    {
        var atDesk = crossings.SelectMany(one => one.Keys).ToHashSet(StringComparer.Ordinal);
        var listed = flights.SelectMany(one => one.Expected).SelectMany(ExpectedKeys.Of)
            .ToHashSet(StringComparer.Ordinal);
        var isErased = flights.Any(one => one.IsErased);
        return new()
        {
            Now = now,
            IsErased = isErased,
            Flights =
            [
                .. flights.Where(one => one.Day == day)
                    .OrderBy(one => one.MissingFrom)
                    .Select(one => (one, Unseen(one, atDesk))),
            ],
            Unlisted = isErased ? [] :
            [
                .. crossings.Where(one => DateOnly.FromDateTime(one.At) == day && !one.Keys.Any(listed.Contains))
                    .OrderBy(one => one.At),
            ],
        };
    }

    private static IReadOnlyList<ExpectedTraveller> Unseen(ArrivedFlight flight, HashSet<string> atDesk) =>
        [.. flight.Expected.Where(one => !ExpectedKeys.Of(one).Any(atDesk.Contains))];
}
