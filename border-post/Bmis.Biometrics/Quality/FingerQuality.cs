namespace Bmis.Biometrics.Quality;

/// <summary>
/// How well a picture of a finger can be compared, as the built-in measure sees it. It is not NFIQ 2 and its numbers
/// are not those of NFIQ 2: a score serves to choose the best of several pictures and to ask for another one.
/// </summary>
/// <param name="Score">0 (useless) to 100; pictures of ordinary readers lie between 50 and 90.</param>
/// <param name="Faults">What is wrong, worst first; empty when nothing is.</param>
public sealed record FingerQuality(int Score, IReadOnlyList<QualityFault> Faults)
{
    /// <summary>Says the score alone.</summary>
    public override string ToString() => $"[finger quality {Score}]";
}
