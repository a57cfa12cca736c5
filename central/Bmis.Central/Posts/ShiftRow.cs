namespace Bmis.Central.Posts;

/// <summary>A shift of an officer at a lane. It prints as its officer.</summary>
internal sealed record ShiftRow
{
    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public Guid ShiftId { get; init; }

    public string PostCode { get; init; } = "";

    public string OfficerId { get; init; } = "";

    public DateTime? OpenedAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    public string Ended { get; init; } = "";

    public string ClosedBy { get; init; } = "";

    public byte[]? SealedNote { get; init; }

    public string Note { get; init; } = "";

    public int Decided { get; init; }

    public int Passed { get; init; }

    public int Referred { get; init; }

    public int Cancelled { get; init; }

    public int Overridden { get; init; }

    public TimeSpan Median { get; init; }

    public TimeSpan P95 { get; init; }

    /// <summary>True when the account was disabled before the shift was over: the lane could not know.</summary>
    public bool AfterDisabling { get; init; }

    public override string ToString() => OfficerId;
}
