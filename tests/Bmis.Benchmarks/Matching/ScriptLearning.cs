using System.Globalization;
using System.Text;
using Bmis.Watchlist.Names;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// Learns the tables in <c>watchlist/Bmis.Watchlist/Names/Scripts</c> from pairs of names: which Latin letters a letter
/// of a script, or two, stand for, and how often. Every pair is divided in all possible ways, each way weighs as much
/// as the counts so far make it likely, and the counts are taken anew (expectation and maximisation). Only even rows
/// are learnt from; the odd ones measure.
/// </summary>
internal static class ScriptLearning
{
    private const int Rounds = 8;
    private const int LongestUnit = 2;
    private const double LeastWeight = 0.5;
    private const double LeastShare = 0.002;
    private const double LeastPair = 5;

    private static readonly (string Set, string Table)[] Sets =
        [("arabic", "arabic"), ("russian", "cyrillic"), ("hebrew", "hebrew"), ("korean", "hangul"), ("chinese", "han")];

    private static readonly string[] Origin =
    [
        "# Letters, a tab, and the Latin letters they stand for with the bits that each costs. Made by the benchmark",
        "# program's learn FOLDER from every second pair of Wikidata's names (CC0-1.0) and, for Arabic, of Google's",
        "# transliteration set (Apache-2.0).",
    ];

    /// <summary>Writes the tables into a folder.</summary>
    public static int Run(string folder, TextWriter output)
    {
        foreach (var (set, table) in Sets)
        {
            var pairs = Pairs(set);
            var path = Path.Combine(folder, table + ".tsv");
            File.WriteAllLines(path, [.. Origin, .. Rows(Learn(pairs), pairs.Count)], new UTF8Encoding(false));
            output.WriteLine($"{path}");
        }

        output.WriteLine(NameLearning.Write(folder, Sets.SelectMany(set => LearningRow.Of(set.Set))));
        return 0;
    }

    private static List<Pair> Pairs(string set) =>
    [
        .. LearningRow.Of(set).Select(row => new Pair(Latin(row.Latin), row.Script, Math.Sqrt(row.Count)))
            .Where(pair => pair.Latin.Length is > 1 and < 20 && pair.Script.Length is > 0 and < 20),
    ];

    private static string Latin(string text) =>
        new([.. text.Normalize(NormalizationForm.FormD).ToUpperInvariant().Where(char.IsAsciiLetterUpper)]);

    private static Dictionary<(string Unit, string Chunk), double> Learn(List<Pair> pairs)
    {
        Dictionary<(string, string), double>? joint = null;
        for (var round = 0; round < Rounds; round++)
        {
            var counts = new Dictionary<(string, string), double>();
            foreach (var pair in pairs) Expect(pair, joint, counts);
            joint = Shares(counts);
        }

        return joint!;
    }

    // Shares of the whole, so that a way of many small steps weighs no more than one of few.
    private static Dictionary<(string, string), double> Shares(Dictionary<(string, string), double> counts)
    {
        var whole = counts.Values.Sum();
        return counts.Where(one => one.Value > LeastWeight).ToDictionary(one => one.Key, one => one.Value / whole);
    }

    private static void Expect(
        Pair pair,
        Dictionary<(string, string), double>? joint,
        Dictionary<(string, string), double> counts)
    {
        var steps = Steps(pair, joint);
        var (n, m) = (pair.Script.Length, pair.Latin.Length);
        var forward = new double[n + 1, m + 1];
        var backward = new double[n + 1, m + 1];
        (forward[0, 0], backward[n, m]) = (1, 1);
        foreach (var step in steps) forward[step.I + step.A, step.J + step.C] += forward[step.I, step.J] * step.Chance;
        if (forward[n, m] <= 0) return;
        for (var k = steps.Count - 1; k >= 0; k--)
        {
            var step = steps[k];
            backward[step.I, step.J] += step.Chance * backward[step.I + step.A, step.J + step.C];
        }

        foreach (var step in steps)
        {
            var share = forward[step.I, step.J] * step.Chance * backward[step.I + step.A, step.J + step.C];
            var weight = pair.Weight * share / forward[n, m];
            if (weight < 1e-4) continue;
            var key = (pair.Script.Substring(step.I, step.A), pair.Latin.Substring(step.J, step.C));
            counts[key] = counts.GetValueOrDefault(key) + weight;
        }
    }

    // In the order of the letters, so that one pass forwards and one backwards see every step after those before it.
    private static List<Step> Steps(Pair pair, Dictionary<(string, string), double>? joint)
    {
        var steps = new List<Step>();
        for (var i = 0; i < pair.Script.Length; i++)
            for (var j = 0; j <= pair.Latin.Length; j++)
                for (var a = 1; a <= LongestUnit && i + a <= pair.Script.Length; a++)
                    for (var c = 0; c <= LatinChunk.Longest && j + c <= pair.Latin.Length; c++)
                    {
                        var chance = joint is null
                            ? AtFirst(a, c)
                            : joint.GetValueOrDefault((pair.Script.Substring(i, a), pair.Latin.Substring(j, c)));
                        if (chance > 0) steps.Add(new(i, j, a, c, chance));
                    }

        return steps;
    }

    // Mostly one letter for one.
    private static double AtFirst(int letters, int chunk) => (letters, chunk) switch
    {
        (2, 0) => 0,
        (2, _) => 0.02,
        (_, 0) => 0.05,
        (_, 1) => 1,
        (_, 2) => 0.3,
        (_, 3) => 0.05,
        _ => 0.005,
    };

    private static IEnumerable<string> Rows(
        Dictionary<(string Unit, string Chunk), double> joint, int pairs) => joint
        .GroupBy(one => one.Key.Unit, StringComparer.Ordinal)
        .Where(unit => unit.Key.Length == 1 || unit.Sum(one => one.Value) * pairs >= LeastPair)
        .OrderBy(unit => unit.Key, StringComparer.Ordinal)
        .Select(unit => $"{unit.Key}\t{string.Join(' ', Chunks(unit))}");

    private static IEnumerable<string> Chunks(IGrouping<string, KeyValuePair<(string Unit, string Chunk), double>> unit)
    {
        var whole = unit.Sum(one => one.Value);
        return unit.Where(one => one.Value / whole > LeastShare)
            .OrderByDescending(one => one.Value).ThenBy(one => one.Key.Chunk, StringComparer.Ordinal)
            .Select(one => FormattableString.Invariant(
                $"{one.Key.Chunk}:{Math.Abs(-Math.Log2(one.Value / whole)):0.0#}"));
    }

    private sealed record Pair(string Latin, string Script, double Weight);

    private readonly record struct Step(int I, int J, int A, int C, double Chance);
}
