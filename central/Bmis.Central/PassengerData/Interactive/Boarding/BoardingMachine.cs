namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>
/// The rules of the dialogue (facts sheet, interactive API): the latest request wins, an answer to an older one does
/// not count, whoever is cancelled ignores late answers, an unsolicited change overrides at once. Pure.
/// </summary>
internal static class BoardingMachine
{
    /// <summary>How a person stands after an event; null for somebody who was never asked about.</summary>
    public static BoardingStatus? After(BoardingStatus? before, BoardingEvent happened) => (before, happened) switch
    {
        (_, BoardingEvent.Requested request) => new(BoardingState.Pending, request.Transaction),
        (null, _) => null,
        (_, BoardingEvent.Cancelled) => before with { State = BoardingState.Cancelled, AwaitsAcknowledgement = false },
        (_, BoardingEvent.Acknowledged acknowledged) when acknowledged.Transaction == before.Transaction =>
            before with { AwaitsAcknowledgement = false },
        ({ State: BoardingState.Cancelled }, _) => before,
        ({ State: BoardingState.Pending }, BoardingEvent.Decided decided)
            when decided.Transaction == before.Transaction && IsOutcome(decided.Outcome) =>
            before with { State = decided.Outcome },
        (_, BoardingEvent.Reversed reversed) when IsOutcome(reversed.Outcome) && reversed.Outcome != before.State =>
            before with { State = reversed.Outcome, AwaitsAcknowledgement = true },
        _ => before,
    };

    /// <summary>How a person stands who is asked about and answered at once.</summary>
    public static BoardingStatus Answered(BoardingStatus? before, string transaction, BoardingState outcome) =>
        After(
            After(before, new BoardingEvent.Requested(transaction)), new BoardingEvent.Decided(transaction, outcome))!;

    private static bool IsOutcome(BoardingState state) =>
        state is BoardingState.Cleared or BoardingState.Refused or BoardingState.Insufficient;
}
