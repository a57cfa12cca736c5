namespace Bmis.Crossings.Hits;

/// <summary>What was noted for a hit that is collected and not acted on.</summary>
public sealed record HitCollected(
    Guid EventId,
    DateTimeOffset At,
    string OfficerId,
    string ShiftId,
    Guid CrossingId,
    string EntryId,
    Collected Noted)
    : HitEvent(EventId, At, OfficerId, ShiftId, CrossingId, EntryId);
