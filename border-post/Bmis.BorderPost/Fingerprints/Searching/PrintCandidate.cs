using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>Somebody whose prints are those that were searched, as far as the threshold says.</summary>
/// <param name="Subject">Who, by the name that the prints stand under.</param>
/// <param name="Score">The fused score.</param>
/// <param name="Fingers">Which fingers spoke for it.</param>
internal sealed record PrintCandidate(Guid Subject, double Score, IReadOnlyList<FingerPosition> Fingers)
{
    public override string ToString() => "[candidate]";
}
