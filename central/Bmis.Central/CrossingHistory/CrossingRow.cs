using Bmis.Central.Keys;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Central.CrossingHistory;

/// <summary>A line of the list of crossings. It prints as <c>[crossing]</c>.</summary>
internal sealed record CrossingRow
{
    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public long Sequence { get; init; }

    public string PostCode { get; init; } = "";

    public Direction Direction { get; init; }

    public string Decision { get; init; } = "";

    public Verdict Verdict { get; init; }

    public CaptureMode CaptureMode { get; init; }

    public DateTime CrossedAt { get; init; }

    public string TimeZone { get; init; } = "";

    public DateTime StoredAt { get; init; }

    public string OfficerId { get; init; } = "";

    public string SupervisorId { get; init; } = "";

    public string Nationality { get; init; } = "";

    public string DocumentCode { get; init; } = "";

    public string IssuingState { get; init; } = "";

    public string Sex { get; init; } = "";

    public int HitCount { get; init; }

    /// <summary>Whether it is nothing but a drill of headquarters, and counts nowhere.</summary>
    public bool IsDrill { get; init; }

    /// <summary>What the row says of the person, sealed.</summary>
    public byte[]? Personal { get; init; }

    /// <summary>The same, opened.</summary>
    public PersonalPart Person { get; init; } = PersonalPart.None;

    /// <summary>The time on the post's clock.</summary>
    public DateTimeOffset LocalTime
    {
        get
        {
            var known = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(CrossedAt, TimeSpan.Zero), known);
        }
    }

    /// <summary>Its place in the order of the list.</summary>
    public CrossingCursor Cursor => new(new DateTimeOffset(CrossedAt, TimeSpan.Zero), RegionId, LaneId, Sequence);

    /// <summary>Where its page is; no personal data.</summary>
    public string Address => $"/crossings/{RegionId}/{LaneId}/{Sequence}";

    public override string ToString() => "[crossing]";
}
