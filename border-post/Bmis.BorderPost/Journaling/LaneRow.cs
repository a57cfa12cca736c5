namespace Bmis.BorderPost.Journaling;

/// <summary>The lane to which the database is bound; the only row of its table.</summary>
internal sealed class LaneRow
{
    public int Id { get; init; } = 1;

    public required string LaneId { get; init; }

    /// <summary>Microseconds since 1970, UTC.</summary>
    public required long BoundAt { get; init; }
}
