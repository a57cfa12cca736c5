namespace Bmis.Crossings.Fingerprints;

/// <summary>Somebody whose prints came close in a search. It prints as <c>[candidate]</c>.</summary>
/// <param name="SubjectId">
/// Id of the alert entry, or of the enrolment as 32 small hexadecimal digits; at most
/// <see cref="Hits.HitEvent.LongestEntryId"/> characters.
/// </param>
/// <param name="Score">The fused score of all fingers.</param>
/// <param name="Band">What it says.</param>
public sealed record SearchCandidate(string SubjectId, double Score, FingerBand Band)
{
    /// <inheritdoc/>
    public override string ToString() => "[candidate]";
}
