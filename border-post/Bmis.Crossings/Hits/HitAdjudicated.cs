namespace Bmis.Crossings.Hits;

/// <summary>
/// Somebody has said whether the entry means the traveller, for reasons of the list "hit-reasons" and in words.
/// </summary>
public sealed record HitAdjudicated(
    Guid EventId,
    DateTimeOffset At,
    string OfficerId,
    string ShiftId,
    Guid CrossingId,
    string EntryId,
    HitOutcome Outcome,
    IReadOnlyList<string> Reasons,
    string Words)
    : HitEvent(EventId, At, OfficerId, ShiftId, CrossingId, EntryId);
