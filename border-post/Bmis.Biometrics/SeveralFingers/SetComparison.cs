using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>
/// Compares the fingers of one person with those of another, or with themselves. Safe for use by several threads.
/// </summary>
/// <param name="engine">The engine; every set must have been made by it.</param>
/// <param name="threshold">Fused score at which two sets match; from impostors of a country's own readers.</param>
/// <param name="scale">What the engine's scores mean; that of the engine when not given.</param>
public sealed class SetComparison(IFingerprintEngine engine, double threshold, FusionScale? scale = null)
{
    private readonly FusionScale _scale = scale ?? engine.Scale;

    /// <summary>Score at which two sets match.</summary>
    public double Threshold => threshold;

    /// <summary>Compares each finger with the one that bears the same label, and fuses what they say.</summary>
    public SetVerification Verify(FingerSet probe, FingerSet candidate)
    {
        FingerComparison[] fingers =
            [.. probe.Prints.Keys.Where(candidate.Prints.ContainsKey).Select(position => new FingerComparison(
                position, engine.Verify(probe.Prints[position], candidate.Prints[position])))];
        var fused = FusedComparison.Of(fingers.Select(one => one.Outcome), threshold, _scale);
        return new(fused.Score, fused.Band, fingers);
    }

    /// <summary>
    /// Finds fingers that were taken twice: prints of one set that match under different labels. For each finger that
    /// is there twice or more, the pairs are given with the lower position first.
    /// </summary>
    public IReadOnlyList<RepeatedFinger> FindRepeats(FingerSet set)
    {
        FingerPosition[] positions = [.. set.Prints.Keys];
        List<RepeatedFinger> found = [];
        for (var i = 0; i < positions.Length; i++)
            for (var j = i + 1; j < positions.Length; j++)
                if (Matches(engine.Verify(set.Prints[positions[i]], set.Prints[positions[j]])) is { } score)
                    found.Add(new(positions[i], positions[j], score));
        return found;
    }

    /// <summary>
    /// Compares every finger of a set with every finger of an earlier one, to find labels that were exchanged. A finger
    /// that matches the one of its own label is never moved, and no label is given twice.
    /// </summary>
    public LabelCheck CheckLabels(FingerSet set, FingerSet earlier)
    {
        List<MovedLabel> matches = [];
        foreach (var (label, print) in set.Prints)
            foreach (var (other, known) in earlier.Prints)
                if (Matches(engine.Verify(print, known)) is { } score)
                    matches.Add(new(label, other, score));
        HashSet<FingerPosition> rightly = [.. matches.Where(one => one.Said == one.Is).Select(one => one.Said)];
        HashSet<FingerPosition> moved = [], taken = [];
        List<MovedLabel> wrongly = [];
        foreach (var one in matches.OrderByDescending(one => one.Score).ThenBy(one => one.Said).ThenBy(one => one.Is))
        {
            if (rightly.Contains(one.Said) || rightly.Contains(one.Is)) continue;
            if (moved.Contains(one.Said) || taken.Contains(one.Is)) continue;
            moved.Add(one.Said);
            taken.Add(one.Is);
            wrongly.Add(one);
        }

        return new([.. rightly.Order()], [.. wrongly.OrderBy(one => one.Said)]);
    }

    private double? Matches(Verification outcome) =>
        outcome.Band != VerificationBand.NotComparable && outcome.Score >= threshold ? outcome.Score : null;
}
