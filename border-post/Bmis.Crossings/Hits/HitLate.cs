using Bmis.Crossings.Records;

namespace Bmis.Crossings.Hits;

/// <summary>A list that came after the decision, in this version, has the traveller.</summary>
public sealed record HitLate(
    Guid EventId,
    DateTimeOffset At,
    string OfficerId,
    string ShiftId,
    Guid CrossingId,
    string EntryId,
    AlertHit Hit,
    long ListVersion)
    : HitEvent(EventId, At, OfficerId, ShiftId, CrossingId, EntryId);
