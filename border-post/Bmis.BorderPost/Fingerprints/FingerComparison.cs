using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>What a comparison (1:1) of taken fingers with earlier ones said. Prints as <c>[comparison]</c>.</summary>
/// <param name="Against">Where the earlier ones came from.</param>
/// <param name="EnrolmentId">The earlier enrolment; null for those of a chip.</param>
/// <param name="EarlierAt">When that was taken; null for those of a chip.</param>
/// <param name="Band">What all fingers together say.</param>
/// <param name="Score">Their fused score.</param>
/// <param name="Threshold">From which it was a match.</param>
/// <param name="Fingers">What every finger says.</param>
/// <param name="OnDocument">Whether the earlier ones belong to the document; false when to the person alone.</param>
internal sealed record FingerComparison(
    VerifiedAgainst Against,
    Guid? EnrolmentId,
    DateTimeOffset? EarlierAt,
    FingerBand Band,
    double Score,
    double Threshold,
    IReadOnlyList<VerifiedFinger> Fingers,
    bool OnDocument = true)
{
    /// <summary>Whether the earlier ones may well be those of somebody with the same name and birth date.</summary>
    internal bool IsNamesake => Band == FingerBand.NoMatch && !OnDocument;

    public override string ToString() => "[comparison]";
}
