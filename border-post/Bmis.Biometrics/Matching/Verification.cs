namespace Bmis.Biometrics.Matching;

/// <summary>What a comparison says. It never refuses anybody: it is one of the checks that an officer sees.</summary>
public enum VerificationBand
{
    /// <summary>The prints are of one finger, as far as the threshold says.</summary>
    Match,

    /// <summary>The score stays below the threshold.</summary>
    NoMatch,

    /// <summary>One of the prints has fewer than ten minutiae: the score says nothing.</summary>
    NotComparable,
}

/// <summary>The outcome of a comparison of two prints (1:1) and what it is made of.</summary>
/// <param name="Score">0 and more; higher is more alike. A step of one is about e to one in the odds.</param>
/// <param name="Band">What the score says.</param>
/// <param name="Pairs">Minutiae that lie together.</param>
/// <param name="Expected">Minutiae that both prints have where they overlap.</param>
/// <param name="OverlapSquareMillimetres">Where both show a finger, when laid over each other.</param>
/// <param name="FlowAgreement">Mean cosine of twice the angle between the ridges there, −1 to 1.</param>
public sealed record Verification(
    double Score,
    VerificationBand Band,
    int Pairs,
    double Expected,
    double OverlapSquareMillimetres,
    double FlowAgreement);
