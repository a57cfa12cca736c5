using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>A possible match of a crossing with an entry, as its row stores it. It prints as <c>[hit]</c>.</summary>
internal sealed record StoredHit
{
    public int RegionId { get; init; }

    public Guid CrossingId { get; init; }

    /// <summary>The referral that the crossing closes; null for any other record.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>Whose pictures are those of the traveller: a closing record has none of its own.</summary>
    public Guid PicturedId => ReferralId ?? CrossingId;

    public string EntryId { get; init; } = "";

    /// <summary>The branch of the lane's journal that the crossing stands in.</summary>
    public string LaneId { get; init; } = "";

    /// <summary>Where it stands there.</summary>
    public long Sequence { get; init; }

    public string PostCode { get; init; } = "";

    public DateTime CrossedAt { get; init; }

    public DateTime OpenedAt { get; init; }

    public string ListName { get; init; } = "";

    public long ListVersion { get; init; }

    public string EntryDigest { get; init; } = "";

    public double Score { get; init; }

    public bool OnDocument { get; init; }

    /// <summary>The name of an <see cref="AlertAction"/>.</summary>
    public string Action { get; init; } = "";

    public bool IsDiscreet { get; init; }

    public bool IsCleared { get; init; }

    public bool IsDrill { get; init; }

    public string Source { get; init; } = HitSource.Lane;

    /// <summary>What a list of lost documents says; empty for a hit of an alert list.</summary>
    public string Lost { get; init; } = "";

    /// <summary>Blind index of the person, else of the document, else of the crossing.</summary>
    public byte[] Subject { get; init; } = [];

    public byte[]? Document { get; init; }

    public DateTime StoredAt { get; init; }

    public AlertAction Asks => HitAction.Of(Action);

    /// <summary>Every hit of a crossing; each entry once.</summary>
    public static IEnumerable<StoredHit> Of(
        RecordSeal seal, LaneRun run, TakenCrossing taken, DateTimeOffset now) =>
        taken.Crossing.Hits.DistinctBy(hit => hit.EntryId, StringComparer.Ordinal)
            .Select(hit => Of(seal, run.RegionId, run.LaneId, taken.Sequence, taken.Crossing, hit, now));

    /// <summary>A hit of a crossing.</summary>
    public static StoredHit Of(
        RecordSeal seal,
        int regionId,
        string laneId,
        long sequence,
        Crossing crossing,
        AlertHit hit,
        DateTimeOffset now) => new()
        {
            RegionId = regionId,
            CrossingId = crossing.CrossingId,
            ReferralId = crossing.ReferralId,
            EntryId = hit.EntryId,
            LaneId = laneId,
            Sequence = sequence,
            PostCode = crossing.PostCode,
            CrossedAt = crossing.DecidedAt.UtcDateTime,
            OpenedAt = crossing.OpenedAt.UtcDateTime,
            ListName = hit.List,
            ListVersion = VersionOf(crossing, hit.List),
            EntryDigest = hit.EntryDigest,
            Score = hit.Score,
            OnDocument = hit.OnDocument,
            Action = HitAction.Of(hit.Action).ToString(),
            IsDiscreet = hit.IsDiscreet,
            IsCleared = hit.IsCleared,
            IsDrill = hit.IsDrill,
            Lost = hit.Lost?.Text ?? "",
            Subject = seal.Index(HistoryKeys.Person(crossing.Traveller))
                ?? seal.Index(HistoryKeys.Document(crossing.Document))
                ?? seal.Index($"c|{crossing.CrossingId}")!,
            Document = seal.Index(HistoryKeys.Document(crossing.Document)),
            StoredAt = now.UtcDateTime,
        };

    private static long VersionOf(Crossing crossing, string list) =>
        crossing.Lists.FirstOrDefault(one => one.Name == ListNames.DatedBy(list))?.Version ?? 0;

    public override string ToString() => "[hit]";
}
