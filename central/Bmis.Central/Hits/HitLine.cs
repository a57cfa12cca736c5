using Bmis.Central.Keys;

namespace Bmis.Central.Hits;

/// <summary>A line of the queue. It prints as <c>[hit]</c>.</summary>
/// <param name="Item">The item.</param>
/// <param name="Person">Whom it means, by the newest occurrence.</param>
/// <param name="Occurrences">How many crossings hit the entry.</param>
internal sealed record HitLine(HitItem Item, PersonalPart Person, long Occurrences)
{
    public override string ToString() => "[hit]";
}
