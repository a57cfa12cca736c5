using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>Everything that was found out about a traveller's fingers. It prints as <c>[findings]</c>.</summary>
/// <param name="Compared">The fingers, and what the comparison with earlier ones said.</param>
/// <param name="Found">The earlier ones; null when looking for them, or the comparison, broke off.</param>
/// <param name="Searches">What searches found.</param>
/// <param name="Before">What was compared before, when fingers were taken anew.</param>
internal sealed record FingerFindings(
    FingerComparisons Compared,
    FoundFingers? Found,
    IReadOnlyList<PrintSearchResult> Searches,
    IReadOnlyList<FingerComparisons> Before)
{
    internal TakenFingers Taken => Compared.Taken;

    /// <summary>The comparison that counts; null when there was nothing to compare.</summary>
    internal FingerComparison? Comparison => Compared.Counting;

    /// <summary>The first of the earlier ones; null without any.</summary>
    internal EarlierFingers? Earlier => Found?.Earlier is [var first, ..] ? first : null;

    /// <summary>Whether the traveller may be known although nothing was found.</summary>
    internal bool IsDoubted => Found is not { Doubt: "" };

    /// <summary>
    /// Whether these may be the fingers of somebody who is known already: enrolled here under another person, or
    /// nothing could be compared for a fault. A person decides whether they are enrolled.
    /// </summary>
    internal bool IsHeld => Found is null
        || Searches.Any(one => one.Gallery == SearchGallery.OwnFile && one.Answer.Candidates.Count > 0);

    /// <summary>
    /// What the record needs: every comparison of these fingers, and each earlier one of other pictures of the same
    /// traveller that did not match, so that trying again leaves a trace.
    /// </summary>
    internal IEnumerable<(TakenFingers Taken, FingerComparison Comparison)> ToTell() => Before
        .Where(one => !ReferenceEquals(one.Taken.Result, Taken.Result) && IsOfSame(one.Taken))
        .DistinctBy(one => one.Taken.Result)
        .SelectMany(one => one.All.Select(comparison => (one.Taken, comparison)))
        .Where(one => one.comparison.Band == FingerBand.NoMatch)
        .Concat(Compared.All.Select(comparison => (Taken, comparison)));

    public override string ToString() => "[findings]";

    private bool IsOfSame(TakenFingers other) =>
        HistoryKeys.Person(other.Subject.Traveller) == HistoryKeys.Person(Taken.Subject.Traveller)
        && HistoryKeys.Document(other.Subject.Document) == HistoryKeys.Document(Taken.Subject.Document);
}
