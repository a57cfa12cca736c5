using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Identification;

/// <summary>A subject that a search found.</summary>
/// <param name="Subject">The subject's name in the gallery.</param>
/// <param name="Score">The fused score.</param>
/// <param name="Band">Match or no match, by the threshold of the search.</param>
/// <param name="Fingers">What was compared, in the order of the probe's fingers.</param>
public sealed record Candidate(
    Guid Subject, double Score, VerificationBand Band, IReadOnlyList<ComparedFinger> Fingers)
{
    /// <summary>Says the score and nothing of the subject.</summary>
    public override string ToString() => FormattableString.Invariant($"[candidate, score {Score:F1}]");
}
