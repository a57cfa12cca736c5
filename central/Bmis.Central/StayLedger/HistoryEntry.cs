namespace Bmis.Central.StayLedger;

/// <summary>A crossing or correction as it lies in the journal. It prints as its number.</summary>
internal sealed record HistoryEntry
{
    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    /// <summary>The number under which it was queued; 0 for one that was read by its own.</summary>
    public long Queued { get; init; }

    public long Sequence { get; init; }

    public string Kind { get; init; } = "";

    public byte[] Header { get; init; } = [];

    /// <summary>Null when it was erased or there is none.</summary>
    public byte[]? Sealed { get; init; }

    public override string ToString() => $"[{Kind} {Sequence}]";
}
