namespace Bmis.Crossings.Hits;

/// <summary>Somebody at the post has taken notice of the hit.</summary>
public sealed record HitAnswered(
    Guid EventId, DateTimeOffset At, string OfficerId, string ShiftId, Guid CrossingId, string EntryId)
    : HitEvent(EventId, At, OfficerId, ShiftId, CrossingId, EntryId);
