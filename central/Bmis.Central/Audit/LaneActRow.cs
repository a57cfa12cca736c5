namespace Bmis.Central.Audit;

/// <summary>An act of an officer at a lane.</summary>
internal sealed record LaneActRow
{
    public string LaneId { get; init; } = "";

    public long Sequence { get; init; }

    public string Action { get; init; } = "";

    public string OfficerId { get; init; } = "";

    public DateTime ActedAt { get; init; }

    public string Detail { get; init; } = "";
}
