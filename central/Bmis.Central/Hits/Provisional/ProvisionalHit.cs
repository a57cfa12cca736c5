using Bmis.Central.Keys;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits.Provisional;

/// <summary>A hit whose entry has not had its turn yet. It prints as <c>[hit]</c>.</summary>
internal sealed record ProvisionalHit
{
    public required AlertHit Hit { get; init; }

    /// <summary>Whom it means; nothing for a hit that was found after the decision.</summary>
    public required PersonalPart Person { get; init; }

    /// <summary>A word of <see cref="HitSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The lane, without its epoch.</summary>
    public required string Lane { get; init; }

    public required string PostCode { get; init; }

    /// <summary>How many entries before it are still at the lane.</summary>
    public required long Before { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public AlertAction Asks => HitAction.Of(Hit.Action);

    public override string ToString() => "[hit]";
}
