using Bmis.Central.Keys;

namespace Bmis.Central.Hits;

/// <summary>A clearance as the page lists it. It prints as <c>[clearance]</c>.</summary>
internal sealed record ClearanceRow
{
    public Guid ClearanceId { get; init; }

    public Guid ItemId { get; init; }

    public string EntryId { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public string MadeBy { get; init; } = "";

    public DateOnly LastDay { get; init; }

    public DateTime? RevokedAt { get; init; }

    public string RevokedBy { get; init; } = "";

    public byte[] Subject { get; init; } = [];

    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public long Sequence { get; init; }

    public DateTime CrossedAt { get; init; }

    /// <summary>Who was cleared.</summary>
    public PersonalPart Person { get; init; } = PersonalPart.None;

    /// <summary>How often it has counted at a lane.</summary>
    public long Used { get; init; }

    public bool CountsOn(DateOnly day) => RevokedAt is null && LastDay >= day;

    public override string ToString() => "[clearance]";
}
