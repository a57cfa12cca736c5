using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>What an imported version changes, entry by entry. It prints as its counts.</summary>
/// <param name="Difference">The ids.</param>
/// <param name="Before">The version in effect.</param>
/// <param name="After">The imported version.</param>
internal sealed record ImportReview(
    ListDifference Difference,
    IReadOnlyDictionary<string, AlertEntry> Before,
    IReadOnlyDictionary<string, AlertEntry> After)
{
    public override string ToString() => Difference.ToString();
}
