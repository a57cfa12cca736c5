using Bmis.Biometrics.Matching;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>What a search found. It prints as how many.</summary>
/// <param name="Version">The version that was searched; 0 for what has none.</param>
/// <param name="Prints">How many prints it held.</param>
/// <param name="Band">Not comparable when people were listed and no finger could be compared with anybody's.</param>
/// <param name="Candidates">Whoever came to the threshold or above, best first.</param>
internal sealed record PrintAnswer(
    long Version, long Prints, VerificationBand Band, IReadOnlyList<PrintCandidate> Candidates)
{
    public override string ToString() => $"[answer, {Candidates.Count} candidates]";
}
