using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Hits;

/// <summary>A hit that is collected discreetly, for whose role may see it. It prints without the person.</summary>
/// <param name="CrossingId">The inspection.</param>
/// <param name="At">When it was decided, or began; when a newer list was asked, where the record is erased.</param>
/// <param name="AtDesk">True while the traveller is at the desk.</param>
/// <param name="Traveller">Who; null when only a document is known.</param>
/// <param name="Document">The document; null when there is none.</param>
/// <param name="Hit">What matched.</param>
/// <param name="Entry">The entry as the list in use has it; null when it is gone.</param>
/// <param name="Story">What was noted since.</param>
internal sealed record DiscreetHit(
    Guid CrossingId,
    DateTimeOffset At,
    bool AtDesk,
    Traveller? Traveller,
    TravelDocument? Document,
    AlertHit Hit,
    AlertEntry? Entry,
    HitStory Story)
{
    /// <summary>The entries that belong to it, the discreet ones too.</summary>
    public IReadOnlyList<LinkedEntry> Links { get; init; } = [];

    public override string ToString() => $"[discreet hit of {CrossingId}]";
}
