using Bmis.Crossings.History;
using Bmis.Crossings.Stays;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What is known of a traveller's past. Immutable; it prints as <c>[past]</c>.</summary>
/// <param name="Crossings">The crossings, newest first.</param>
/// <param name="IsComplete">True when the whole history is known, false when only a part of it may be.</param>
/// <param name="AsOf">Up to when the centre's knowledge is in it; null when the centre has told nothing yet.</param>
internal sealed record Past(IReadOnlyList<PastCrossing> Crossings, bool IsComplete, DateTimeOffset? AsOf)
{
    /// <summary>The stays that the crossings make.</summary>
    internal StayHistory Stays { get; } = StayHistory.Of(
        Crossings.Select(one => one.Passage).OfType<Passage>());

    internal static Past Of(IEnumerable<PastCrossing> crossings, bool isComplete, DateTimeOffset? asOf) => new(
        [
            .. crossings.Where(one => !one.IsRemoved)
                .OrderByDescending(one => one.Photograph is not null)
                .DistinctBy(one => one.CrossingId)
                .OrderByDescending(one => one.At),
        ],
        isComplete,
        asOf);

    /// <summary>The crossings from before a moment that this lane photographed, newest first.</summary>
    internal IEnumerable<PastCrossing> PhotographedBefore(DateTimeOffset moment) =>
        Crossings.Where(one => one.Photograph is not null && one.At < moment);

    /// <summary>Both together.</summary>
    internal Past With(Past other) => Of(
        Crossings.Concat(other.Crossings),
        IsComplete || other.IsComplete,
        AsOf > other.AsOf ? AsOf : other.AsOf ?? AsOf);

    public override string ToString() => "[past]";
}
