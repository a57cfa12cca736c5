using Bmis.Biometrics.SeveralFingers;

namespace Bmis.Biometrics.Identification;

/// <summary>How a gallery is searched.</summary>
public sealed record SearchOptions
{
    /// <summary>Most candidates of an answer.</summary>
    public const int MostCandidates = 1000;

    /// <summary>Candidates of the answer at most (1 to 1000).</summary>
    public int Candidates { get; init; } = 20;

    /// <summary>
    /// Compares every finger of the probe with every one of a subject, each at most once: labels are swapped in about
    /// one of a hundred enrolments. It takes longer. Without it fingers that are both known must be the same.
    /// </summary>
    public bool IsAcrossPositions { get; init; }

    /// <summary>Processors at most; the answer does not depend on it.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>
    /// Fused score at which a candidate matches; when not given, the engine's threshold and more for a larger gallery.
    /// </summary>
    public double? Threshold { get; init; }

    /// <summary>How the scores of several fingers become one; that of the engine when not given.</summary>
    public FusionScale? Scale { get; init; }

    /// <summary>Is told the share of the work that is done, 0 to 1, now and then.</summary>
    public IProgress<double>? Progress { get; init; }
}
