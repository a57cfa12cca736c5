namespace Bmis.Edifact.Parts;

/// <summary>
/// Finds the set of a part, whatever the order in which parts arrive. Parts are worked on when they arrive; the sets
/// only say whether a flight is whole.
/// </summary>
public static class PartFiling
{
    /// <summary>
    /// Files a part. A copy is told by content and time of preparation. Otherwise it goes to the set that lacks it
    /// and was prepared nearest to it, at most <see cref="PartTimes.Together"/> apart; where there is none it begins
    /// the next set of its key, because the same flight is sent more than once under one reference.
    /// </summary>
    /// <param name="known">The sets that are known of this key, in any order; others are passed over.</param>
    /// <param name="key">The part's key.</param>
    /// <param name="part">The part.</param>
    /// <param name="times">What the partner's profile says.</param>
    public static FiledPart File(
        IReadOnlyCollection<PartSet> known, PartKey key, ReceivedPart part, PartTimes times)
    {
        var sets = known.Where(one => one.Key == key).OrderByDescending(one => one.Generation).ToList();
        if (sets.Find(one => one.Has(part)) is { } repeated)
            return new(repeated, PartOutcome.Repeated);
        var nearest = sets.Where(one => one.CanTake(part) && one.From(part) <= times.Together)
            .MinBy(one => one.From(part));
        if (nearest is not null)
            return new(nearest.With(part), PartOutcome.Added);
        var generation = sets.Count == 0 ? 1 : sets[0].Generation + 1;
        return new(new() { Key = key, Generation = generation, Parts = [part] }, PartOutcome.Began);
    }
}
