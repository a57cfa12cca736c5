namespace Bmis.Central.Posts;

/// <summary>What the warehouse holds about a lane, before it is judged.</summary>
internal sealed record LaneFacts
{
    public string LaneId { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string PostName { get; init; } = "";

    public long Acknowledged { get; init; }

    public DateTime? AcknowledgedAt { get; init; }

    public DateTime? SeenAt { get; init; }

    public long? HeadSequence { get; init; }

    public DateTime? OldestUnsent { get; init; }

    public DateTime? DeviceTime { get; init; }

    public string? HeldLists { get; init; }

    public int OpenAlarms { get; init; }

    public int DeadLetters { get; init; }
}
