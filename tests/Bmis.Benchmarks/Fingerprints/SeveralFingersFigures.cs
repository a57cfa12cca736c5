using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// What several fingers decide, and whether exchanged labels are found, at the shipped threshold. The sets know no
/// people: any fingers that follow each other in one stand for a person, laid down in the same sitting; the ten fingers
/// of a set are used in turn, so that the trials are many but not independent.
/// </summary>
internal sealed class SeveralFingersFigures(IFingerprintEngine engine)
{
    private const int Seed = 20261128;
    private const int Fingers = 10, Sittings = 8;

    private static readonly FingerPosition[] Labels =
        [FingerPosition.RightIndex, FingerPosition.RightMiddle, FingerPosition.RightRing, FingerPosition.RightLittle];

    private readonly List<FingerTemplate?[]> _sets = [];
    private readonly SetComparison _comparison = new(engine, engine.Threshold);

    /// <summary>Takes the prints of a set, where it has as many as are used.</summary>
    internal void Add(IReadOnlyList<SetPrint> prints)
    {
        if (prints.Count == Fingers * Sittings)
            _sets.Add([.. prints.OrderBy(print => print.Finger).Select(print => print.Template)]);
    }

    internal IEnumerable<Figure> Measure()
    {
        foreach (var (count, bar) in ((int, double)[])[(1, 8), (2, 0.5), (4, 0.05)])
        {
            List<bool> mates = [], strangers = [];
            foreach (var (set, person, first, second) in Trials())
            {
                mates.Add(Matches(Hand(set, person, first, count), Hand(set, person, second, count)));
                for (var other = person + 1; other < Fingers; other++)
                    strangers.Add(Matches(Hand(set, person, first, count), Hand(set, other, second, count)));
            }
            yield return new(
                $"{count} of a person's fingers: missed of {mates.Count:N0}", Share(mates, false), "%", bar, false);
            yield return new(
                $"{count} of a person's fingers: strangers that match of {strangers.Count:N0}", Share(strangers, true),
                "%", 0.05, false);
        }
        foreach (var figure in Exchanges()) yield return figure;
    }

    // Two labels of four are exchanged, drawn anew for each trial.
    private IEnumerable<Figure> Exchanges()
    {
        var random = new Random(Seed);
        List<bool> found = [], named = [], cries = [], strangers = [];
        foreach (var (set, person, first, second) in Trials())
        {
            FingerSet earlier = Hand(set, person, first, 4), now = Hand(set, person, second, 4);
            var one = random.Next(4);
            var other = (one + random.Next(1, 4)) % 4;
            var moved = _comparison.CheckLabels(Exchanged(now, Labels[one], Labels[other]), earlier).Moved;
            found.Add(moved.Any(label => IsRight(label, one, other)));
            named.Add(moved.Count == 2 && moved.All(label => IsRight(label, one, other)));
            cries.Add(_comparison.CheckLabels(now, earlier).Moved.Count > 0);
            var stranger = Hand(set, (person + 5) % Fingers, second, 4);
            strangers.Add(_comparison.CheckLabels(stranger, earlier).Moved.Count > 0);
        }
        yield return new($"two exchanged labels of four: found of {found.Count:N0}", Share(found, true), "%", 99, true);
        yield return new("two exchanged labels of four: both put right", Share(named, true), "%", 80, true);
        yield return new("right labels of the same person: called exchanged", Share(cries, true), "%", 0.1, false);
        yield return new("hands of two people: called exchanged", Share(strangers, true), "%", 0.1, false);
    }

    private IEnumerable<(FingerTemplate?[] Set, int Person, int First, int Second)> Trials() =>
        from set in _sets
        from first in Enumerable.Range(0, Sittings)
        from second in Enumerable.Range(first + 1, Sittings - 1 - first)
        from person in Enumerable.Range(0, Fingers)
        select (set, person, first, second);

    private static FingerSet Hand(FingerTemplate?[] set, int person, int sitting, int count)
    {
        var hand = FingerSet.Empty;
        for (var i = 0; i < count; i++)
            if (set[(person + i) % Fingers * Sittings + sitting] is { } print) hand = hand.With(Labels[i], print);
        return hand;
    }

    private static FingerSet Exchanged(FingerSet hand, FingerPosition one, FingerPosition other) =>
        hand.Prints.TryGetValue(one, out var first) && hand.Prints.TryGetValue(other, out var second)
            ? hand.With(one, second).With(other, first) : hand;

    private static bool IsRight(MovedLabel label, int one, int other) =>
        (label.Said, label.Is) == (Labels[one], Labels[other])
        || (label.Said, label.Is) == (Labels[other], Labels[one]);

    private bool Matches(FingerSet hand, FingerSet other) =>
        _comparison.Verify(hand, other).Band == VerificationBand.Match;

    private static double Share(List<bool> trials, bool value) =>
        100.0 * trials.Count(one => one == value) / Math.Max(1, trials.Count);
}
