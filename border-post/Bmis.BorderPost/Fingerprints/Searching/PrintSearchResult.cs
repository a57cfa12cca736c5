using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>A search of a traveller's fingers: what it found, and what that comes to.</summary>
/// <param name="Gallery">Among whose.</param>
/// <param name="Answer">What was found.</param>
/// <param name="Subjects">Ids of the candidates, as the journal names them, in their order.</param>
/// <param name="Threshold">From which score.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Check">The check.</param>
/// <param name="Finding">What it comes to.</param>
/// <param name="At">When that was known.</param>
internal sealed record PrintSearchResult(
    SearchGallery Gallery,
    PrintAnswer Answer,
    IReadOnlyList<string> Subjects,
    double Threshold,
    TimeSpan Elapsed,
    string Check,
    CheckFinding Finding,
    DateTimeOffset At)
{
    public override string ToString() => $"[search {Gallery}]";
}
