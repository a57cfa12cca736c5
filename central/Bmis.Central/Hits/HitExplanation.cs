using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Central.Hits;

/// <summary>Why an entry possibly means the traveller. It prints as <c>[explanation]</c>.</summary>
/// <param name="Entry">The entry; null when no version that is at hand has it.</param>
/// <param name="IsAsThen">Whether the entry says what it said when it was hit.</param>
/// <param name="Candidate">The score and its pieces; null when the entry does not match any more.</param>
/// <param name="Version">The version of the published list that was asked; 0 for the entry alone.</param>
internal sealed record HitExplanation(AlertEntry? Entry, bool IsAsThen, AlertCandidate? Candidate, long Version)
{
    public override string ToString() => "[explanation]";
}
