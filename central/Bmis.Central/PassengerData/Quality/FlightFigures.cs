namespace Bmis.Central.PassengerData.Quality;

/// <summary>What is counted of flights that were not cancelled.</summary>
internal sealed record FlightFigures
{
    public string Carrier { get; init; } = "";

    /// <summary>Flights with a list, or else bookings, that first came in the period.</summary>
    public int Flights { get; init; }

    /// <summary>Flights with a list and a time of departure.</summary>
    public int Timed { get; init; }

    /// <summary>Of these those whose first list came in time.</summary>
    public int InTime { get; init; }

    /// <summary>Of these those that left from a place without a known time zone, where UTC is taken.</summary>
    public int TakenAsUtc { get; init; }

    /// <summary>Flights with a list and without a time of departure.</summary>
    public int Untimed { get; init; }

    /// <summary>Median of minutes from first list to departure, negative behind it; null without any.</summary>
    public double? MedianLead { get; init; }

    public int WithGaps { get; init; }

    /// <summary>Flights that have left, with bookings and without a list.</summary>
    public int WithoutList { get; init; }

    /// <summary>Null without flights.</summary>
    public double? TimelyShare => Share.Of(InTime, Timed);

    /// <summary>Null without flights.</summary>
    public double? WholeShare => Share.Of(Flights - WithGaps, Flights);
}
