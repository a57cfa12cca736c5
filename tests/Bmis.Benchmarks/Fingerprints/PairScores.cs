using System.Globalization;
using Bmis.Biometrics;
using Bmis.Biometrics.Templates;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>The score of two prints and the fingers that they are of.</summary>
internal readonly record struct PairScore(int Finger, int Other, double Score)
{
    internal bool IsGenuine => Finger == Other;
}

/// <summary>The scores of all pairs of a set: of an engine, or as another program wrote them.</summary>
internal static class PairScores
{
    internal static List<PairScore> Of(IFingerprintEngine engine, IReadOnlyList<SetPrint> prints)
    {
        var pairs = new List<PairScore>(prints.Count * prints.Count / 2);
        for (var i = 0; i < prints.Count; i++)
            for (var j = i + 1; j < prints.Count; j++)
                pairs.Add(new(prints[i].Finger, prints[j].Finger,
                    Score(engine, prints[i].Template, prints[j].Template)));
        return pairs;
    }

    /// <summary>A table with the columns a, b, kind, fvc and score.</summary>
    internal static List<PairScore>? Read(string path) => !File.Exists(path) ? null :
    [
        .. File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Select(row => new PairScore(
            Finger(row[0]), Finger(row[1]), double.Parse(row[4], CultureInfo.InvariantCulture))),
    ];

    internal static int Finger(string name) => int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture);

    private static double Score(IFingerprintEngine engine, FingerTemplate? a, FingerTemplate? b) =>
        a is null || b is null ? 0 : engine.Verify(a, b).Score;
}
