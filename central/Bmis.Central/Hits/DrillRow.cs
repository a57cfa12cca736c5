namespace Bmis.Central.Hits;

/// <summary>How one lane, and headquarters, answered to one invented person.</summary>
internal sealed record DrillRow
{
    public string LaneId { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string EntryId { get; init; } = "";

    public string Source { get; init; } = "";

    /// <summary>When the inspection began.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>When the lane decided.</summary>
    public DateTime CrossedAt { get; init; }

    /// <summary>When headquarters had it.</summary>
    public DateTime StoredAt { get; init; }

    public Guid? ItemId { get; init; }

    /// <summary>When somebody first did something about it; null when nobody has.</summary>
    public DateTime? FirstActAt { get; init; }
}
