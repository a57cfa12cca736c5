namespace Bmis.Crossings.Expected;

/// <summary>
/// A flight, coach or ship that comes to a post, and everybody on it who comes to the border there, by the carriers'
/// lists alone. A later one of the same id takes the place of an earlier one. A long list comes in stretches, in order.
/// </summary>
public sealed record ExpectedFlight
{
    /// <summary>Most travellers of one stretch.</summary>
    public const int MostTravellers = 1000;

    /// <summary>Most travellers of a list.</summary>
    public const int LongestList = 20_000;

    /// <summary>Most referrals of a flight.</summary>
    public const int MostReferrals = 200;

    /// <summary>Longest carrier and number, and longest place, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>The flight at headquarters.</summary>
    public required Guid FlightId { get; init; }

    /// <summary>Carrier and number, such as <c>KQ 101</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it leaves from before the border: code of the place; may be empty.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Where it arrives: code of the place.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The day of departure on the calendar of the origin.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When it arrives, by the clocks of the destination; null when no list says so.</summary>
    public DateTime? ArrivesAt { get; init; }

    /// <summary>True when nobody is expected with it any more: it was cancelled, or goes to another post.</summary>
    public bool IsGone { get; init; }

    /// <summary>How many of the list stand in earlier stretches.</summary>
    public int First { get; init; }

    /// <summary>How many are on the whole list.</summary>
    public int Total { get; init; }

    /// <summary>The travellers of this stretch.</summary>
    public IReadOnlyList<ExpectedTraveller> Travellers { get; init; } = [];

    /// <summary>
    /// Whom headquarters asks to refer, with the first stretch; at most <see cref="MostReferrals"/>. They count in no
    /// total, and what made somebody ask stays at headquarters.
    /// </summary>
    public IReadOnlyList<ExpectedReferral> Referrals { get; init; } = [];
}
