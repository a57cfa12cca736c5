using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Identification;

/// <summary>What a search (1:N) found. It never decides about anybody: an officer sees the candidates.</summary>
/// <param name="Band">
/// Match when a candidate reaches the threshold; not comparable when there are subjects and no finger of the probe can
/// be compared with one of anybody's.
/// </param>
/// <param name="Candidates">The best candidates, the best first; of two with one score the lower name.</param>
/// <param name="Threshold">The fused score that was asked of a match.</param>
/// <param name="Subjects">Subjects that were searched.</param>
/// <param name="ComparedInFull">Subjects that came through to the full comparison.</param>
/// <param name="GalleryVersion">The gallery's version.</param>
public sealed record SearchResult(
    VerificationBand Band,
    IReadOnlyList<Candidate> Candidates,
    double Threshold,
    int Subjects,
    int ComparedInFull,
    long GalleryVersion);
