namespace Bmis.Central.Posts;

/// <summary>An alarm of a lane and what was decided about it. It prints as its kind.</summary>
internal sealed record AlarmRow
{
    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public string Kind { get; init; } = "";

    public long Sequence { get; init; }

    public DateTime RaisedAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    /// <summary>Who closed it; empty for one that is over by itself.</summary>
    public string ClosedBy { get; init; } = "";

    /// <summary>What was found and done, sealed.</summary>
    public byte[]? Words { get; init; }

    /// <summary>To which row the words are bound.</summary>
    public string Place => $"alarm/{Kind}/{Sequence}";

    public override string ToString() => Kind;
}
