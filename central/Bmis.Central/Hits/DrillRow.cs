using Bmis.Central.Watchlists.Drills;

namespace Bmis.Central.Hits;

/// <summary>How one lane, and headquarters, answered to one invented person.</summary>
internal sealed record DrillRow
{
    public string LaneId { get; init; } = "";

    public string PostCode { get; init; } = "";

    /// <summary>The drill, or the entry of an older kind of drill.</summary>
    public string EntryId { get; init; } = "";

    /// <summary>How the hit came about; empty without one.</summary>
    public string Source { get; init; } = "";

    /// <summary>When the inspection began.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>When the lane decided.</summary>
    public DateTime CrossedAt { get; init; }

    /// <summary>When headquarters had it.</summary>
    public DateTime StoredAt { get; init; }

    /// <summary>What the lane's look at the alert list took; null when it was not made.</summary>
    public TimeSpan? DetectedIn { get; init; }

    /// <summary>When second line closed it; null when it has not, or nobody was referred.</summary>
    public DateTime? ClosedAt { get; init; }

    public Guid? ItemId { get; init; }

    /// <summary>When the post first said what it made of the hit, or what it collected; null for not yet.</summary>
    public DateTime? PostActedAt { get; init; }

    /// <summary>When somebody at headquarters first did something about it; null when nobody has.</summary>
    public DateTime? FirstActAt { get; init; }

    /// <summary>What came of it.</summary>
    public DrillFinding FindingOf(Drill? drill) => Source switch
    {
        HitSource.Late or HitSource.BackSearch => DrillFinding.Late,
        { Length: > 0 } => DrillFinding.Hit,
        _ => drill is not null && (CrossedAt < drill.Plan.StartsAt || OpenedAt >= drill.EndedAt)
            ? DrillFinding.OutOfTime
            : DrillFinding.Missed,
    };
}
