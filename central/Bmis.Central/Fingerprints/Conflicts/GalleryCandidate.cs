namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>An enrolment whose fingers are like those that were searched. It prints as <c>[candidate]</c>.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Score">The fused score of all fingers.</param>
/// <param name="Fingers">The score of each finger that both have, by position.</param>
internal sealed record GalleryCandidate(GalleryKey Key, double Score, IReadOnlyList<(int Finger, double Score)> Fingers)
{
    public override string ToString() => "[candidate]";
}
