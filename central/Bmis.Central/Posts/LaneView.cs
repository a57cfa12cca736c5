namespace Bmis.Central.Posts;

/// <summary>A lane as the page of posts shows it.</summary>
internal sealed record LaneView
{
    public required string LaneId { get; init; }

    public required string PostCode { get; init; }

    public required string PostName { get; init; }

    public required LaneState State { get; init; }

    public DateTimeOffset? LastSeen { get; init; }

    public long Acknowledged { get; init; }

    public long Backlog { get; init; }

    public TimeSpan? ClockSkew { get; init; }

    public IReadOnlyList<HeldVersion> Lists { get; init; } = [];

    public int OpenAlarms { get; init; }

    public int DeadLetters { get; init; }
}
