namespace Bmis.Central.PassengerData.Quality;

/// <summary>What the figures of a carrier rest on. Each list is cut at a limit; it then has one more.</summary>
internal sealed record CarrierEvidence
{
    public required CarrierFigures Figures { get; init; }

    /// <summary>Flights whose first list was late, the latest first.</summary>
    public required IReadOnlyList<FlightEvidence> Late { get; init; }

    /// <summary>Flights with gaps, without a list, or without a time of departure, the newest first.</summary>
    public required IReadOnlyList<FlightEvidence> Incomplete { get; init; }

    /// <summary>Flights with persons who lack something, most first.</summary>
    public required IReadOnlyList<PersonEvidence> Persons { get; init; }

    /// <summary>The newest messages of each grade, the worst grade first.</summary>
    public required IReadOnlyList<MessageEvidence> Graded { get; init; }

    /// <summary>Each kind of finding that is a warning or worse, most first.</summary>
    public required IReadOnlyList<FindingEvidence> Findings { get; init; }

    /// <summary>What was held, refused, or came again, the newest first.</summary>
    public required IReadOnlyList<MessageEvidence> Apart { get; init; }

    /// <summary>Lists and pushes whose totals do not agree, the newest first.</summary>
    public required IReadOnlyList<TotalEvidence> Totals { get; init; }
}
