namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>What a search found. It prints as how many.</summary>
/// <param name="Version">The version that was searched; 0 for what has none.</param>
/// <param name="Prints">How many prints it held.</param>
/// <param name="Candidates">Whoever came to the threshold or above, best first.</param>
internal sealed record PrintAnswer(long Version, long Prints, IReadOnlyList<PrintCandidate> Candidates)
{
    public override string ToString() => $"[answer, {Candidates.Count} candidates]";
}
