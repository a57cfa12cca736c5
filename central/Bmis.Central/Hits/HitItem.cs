using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>One person and one entry, as an item of the queue. It prints as <c>[hit]</c>.</summary>
internal sealed record HitItem
{
    /// <summary>Every column of the table.</summary>
    public const string Columns =
        """
        item_id, subject, entry_id, is_discreet, is_drill, is_protective, list_name, state, action, rank, source, posts,
        since, due_at, claimed_by, claimed_at, region_id, lane_id, sequence, crossed_at, list_version, entry_digest,
        score, late_at, answered_at, lost
        """;

    public Guid ItemId { get; init; }

    public byte[] Subject { get; init; } = [];

    public string EntryId { get; init; } = "";

    public bool IsDiscreet { get; init; }

    public bool IsDrill { get; init; }

    public bool IsProtective { get; init; }

    public string ListName { get; init; } = "";

    /// <summary>A word of <see cref="HitState"/>.</summary>
    public string State { get; init; } = HitState.New;

    /// <summary>The strongest action that its occurrences asked for.</summary>
    public string Action { get; init; } = "";

    public int Rank { get; init; }

    /// <summary>A word of <see cref="HitSource"/>: how it was found first.</summary>
    public string Source { get; init; } = HitSource.Lane;

    public string[] Posts { get; init; } = [];

    /// <summary>Since when it waits: when it came, or was opened again.</summary>
    public DateTime Since { get; init; }

    public DateTime DueAt { get; init; }

    public string ClaimedBy { get; init; } = "";

    public DateTime? ClaimedAt { get; init; }

    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public long Sequence { get; init; }

    public DateTime CrossedAt { get; init; }

    public long ListVersion { get; init; }

    public string EntryDigest { get; init; } = "";

    public double Score { get; init; }

    public DateTime? LateAt { get; init; }

    public DateTime? AnsweredAt { get; init; }

    /// <summary>What the newest list of lost documents said of the document; empty for an alert list.</summary>
    public string Lost { get; init; } = "";

    /// <summary>The same, read; null for an alert list.</summary>
    public LostListing? Listing => LostListing.Read(Lost);

    public AlertAction Asks => HitAction.Of(Action);

    /// <summary>Whether the post still has to answer a late hit.</summary>
    public bool IsChased => LateAt is not null && AnsweredAt is null;

    public string Address => $"/hits/{ItemId}";

    public string CrossingAddress => $"/crossings/{RegionId}/{LaneId}/{Sequence}";

    /// <summary>Whether somebody holds it at that moment.</summary>
    public bool IsHeldAt(DateTime now, TimeSpan lasts) => State == HitState.Claimed && ClaimedAt > now - lasts;

    /// <summary>Whether a decision should have been taken before.</summary>
    public bool IsOverdueAt(DateTime now) => HitState.IsOpen(State) && DueAt < now;

    public override string ToString() => "[hit]";
}
