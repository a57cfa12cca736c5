using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Searching;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>Everything that was found out about a traveller's fingers. It prints as <c>[findings]</c>.</summary>
/// <param name="Taken">The fingers.</param>
/// <param name="Comparison">What the comparison with earlier ones said; null when there was nothing to compare.</param>
/// <param name="Earlier">The first of the earlier ones; null without any.</param>
/// <param name="Searches">What searches found.</param>
internal sealed record FingerFindings(
    TakenFingers Taken,
    FingerComparison? Comparison,
    EarlierFingers? Earlier,
    IReadOnlyList<PrintSearchResult> Searches)
{
    public override string ToString() => "[findings]";
}
