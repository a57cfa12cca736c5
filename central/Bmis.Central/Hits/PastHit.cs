using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Central.Hits;

/// <summary>What headquarters itself finds about a crossing of the past, as a lane would have said it.</summary>
internal static class PastHit
{
    public static AlertAction ActionIn(Direction direction, AlertEntry entry) =>
        direction is Direction.Exit or Direction.RefusalExit ? entry.Actions.OnExit : entry.Actions.OnEntry;

    /// <summary>What a lane would have written of a candidate of the alert list.</summary>
    public static AlertHit HitOf(Direction direction, AlertCandidate candidate)
    {
        var action = ActionIn(direction, candidate.Entry);
        return new(ListNames.Alert, candidate.Entry.Id, candidate.Score, candidate.OnDocument)
        {
            EntryDigest = EntryDigest.Of(candidate.Entry),
            Action = action.ToString(),
            IsDiscreet = AlertPrecedence.IsDiscreet(action),
            IsDrill = candidate.Entry.IsDrill,
        };
    }

    /// <summary>The hit of a record on an entry of a version of the list.</summary>
    public static StoredHit Of(
        RecordSeal seal,
        int regionId,
        string laneId,
        long sequence,
        Crossing record,
        AlertCandidate candidate,
        long version,
        DateTimeOffset now)
    {
        var hit = HitOf(record.Direction, candidate);
        return StoredHit.Of(seal, regionId, laneId, sequence, record, hit, now) with
        {
            Source = HitSource.BackSearch, ListVersion = version,
        };
    }
}
