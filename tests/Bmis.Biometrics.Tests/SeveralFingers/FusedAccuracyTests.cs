using System.Collections.Concurrent;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;

namespace Bmis.Biometrics.Tests.SeveralFingers;

/// <summary>
/// Floors of accuracy with several fingers. The sets know no people: any n fingers that follow each other in a set
/// stand for one, laid down in the same sitting; the sets' ten fingers are used in turn, so that the trials are many
/// but not independent.
/// </summary>
public sealed class FusedAccuracyTests
{
    private const int Fingers = 10;
    private const int Sittings = 8;

    private static readonly (string Set, int Dpi)[] Sets =
        [("fvc2002_db1_b", 500), ("fvc2002_db2_b", 569), ("fvc2002_db3_b", 500), ("fvc2002_db4_b", 500)];

    private static readonly ConcurrentDictionary<string, Verification[,]> Known = [];

    [Theory]
    [InlineData(1, 8.0, 1.2)]
    [InlineData(2, 0.5, 0.1)]
    [InlineData(4, 0.05, 0.0)]
    public void More_fingers_leave_fewer_errors(int fingers, double missed, double equal)
    {
        var rates = Rates(fingers, wrong: 0);
        Assert.InRange(rates.Missed, 0, missed);
        Assert.InRange(rates.Equal, 0, equal);
        Assert.Equal(0, rates.False);
    }

    [Fact]
    public void One_wrongly_labelled_finger_of_four_is_forgiven() => Assert.InRange(Rates(4, wrong: 1).Missed, 0, 0.3);

    // Per cent of mates that miss the shipped threshold, of strangers that reach it, and where both errors are equal.
    private static (double Missed, double False, double Equal) Rates(int fingers, int wrong)
    {
        List<double> mates = [], strangers = [];
        foreach (var (set, dpi) in Sets)
        {
            var scores = Known.GetOrAdd(set, name => Compare(ResearchFiles.Files(name, "*.png"), dpi));
            for (var first = 0; first < Sittings; first++)
                for (var second = first + 1; second < Sittings; second++)
                    for (var person = 0; person < Fingers; person++)
                    {
                        mates.Add(Fuse(scores, fingers, wrong, (person, first), (person, second)));
                        for (var other = person + 1; other < Fingers; other++)
                            strangers.Add(Fuse(scores, fingers, 0, (person, first), (other, second)));
                    }
        }

        var missed = Share(mates, score => score < MatchingParameters.Threshold);
        var falsely = Share(strangers, score => score >= MatchingParameters.Threshold);
        var equal = mates.Concat(strangers).Distinct().Min(threshold => Math.Max(
            Share(mates, score => score < threshold), Share(strangers, score => score >= threshold)));
        TestContext.Current.SendDiagnosticMessage(
            $"{fingers} fingers, {wrong} wrong: {mates.Count} mates, {missed:F3} % missed; "
            + $"{strangers.Count} strangers, {falsely:F3} % match; EER {equal:F3} %");
        return (missed, falsely, equal);
    }

    private static double Fuse(
        Verification[,] scores, int fingers, int wrong, (int Finger, int Sitting) probe,
        (int Finger, int Sitting) other)
    {
        double[] comparable =
            [.. Enumerable.Range(0, fingers).Select(i => scores[
                    Place(probe.Finger + i, probe.Sitting),
                    Place(other.Finger + i + (i < wrong ? 5 : 0), other.Sitting)])
                .Where(one => one.Band != VerificationBand.NotComparable).Select(one => one.Score)];
        return ScoreFusion.Fuse(comparable, FusionScale.BuiltIn);
    }

    private static int Place(int finger, int sitting) => finger % Fingers * Sittings + sitting;

    private static Verification[,] Compare(IReadOnlyList<string> files, int dpi)
    {
        var engine = new BuiltInEngine();
        var prints = files
            .OrderBy(file => int.Parse(Path.GetFileName(file).Split('_')[0], null))
            .ThenBy(file => file, StringComparer.Ordinal)
            .Select(file => engine.Extract(ImageReader.Read(File.ReadAllBytes(file), dpi).Image!).Template!).ToArray();
        Assert.Equal(Fingers * Sittings, prints.Length);
        var scores = new Verification[prints.Length, prints.Length];
        for (var i = 0; i < prints.Length; i++)
            for (var j = i + 1; j < prints.Length; j++)
                scores[i, j] = scores[j, i] = engine.Verify(prints[i], prints[j]);
        return scores;
    }

    private static double Share(List<double> scores, Func<double, bool> counts) =>
        100.0 * scores.Count(counts) / scores.Count;
}
