using System.Diagnostics;
using System.Globalization;
using Bmis.Documents.Tests.Fuzzing;
using Bmis.Watchlist.Tests.Lists;

namespace Bmis.Benchmarks.Documents;

/// <summary>
/// A million attacks on every parser of documents and every importer of lists, and twenty thousand on the whole
/// procedure: none may throw, take long or fill the memory. <c>fuzz [PARSER [SEED [CASE | FROM-TO]]]</c> runs a part of
/// them again. The samples are kept beside the program, so that a case is made of the same bytes the next time.
/// </summary>
internal static class FuzzBenchmark
{
    private const int Cases = 1_000_000;
    private const int Procedures = 20_000;
    private const int Seed = 20261128;
    private const double MostMilliseconds = 50;
    private const double MostMegabytes = 64;
    private const string Procedure = "reading";

    /// <summary>Runs what is asked for; 1 when a bar is missed, 2 when nothing has that name.</summary>
    internal static int Run(string[] arguments, TextWriter output)
    {
        var wanted = arguments.ElementAtOrDefault(0) ?? "all";
        var seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Seed;
        List<FuzzTarget> targets =
        [
            .. FuzzTargets.Of(Kept(FuzzMaterial.Make())).Append(FuzzTargets.Reading()).Concat(ListFuzzTargets.All())
                .Where(target => wanted == "all" || target.Name == wanted),
        ];
        var met = true;
        foreach (var target in targets)
        {
            var (from, to) = Range(arguments.ElementAtOrDefault(2), target.Name == Procedure ? Procedures : Cases);
            met &= Run(target, seed, from, to, output);
        }

        return targets.Count == 0 ? 2 : met ? 0 : 1;
    }

    private static bool Run(FuzzTarget target, int seed, int from, int to, TextWriter output)
    {
        new FuzzRun(target, seed).Run(0, 20, isTimed: false);
        var (run, start) = (new FuzzRun(target, seed), Stopwatch.GetTimestamp());
        run.Run(from, to, isTimed: true);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (slowest, largest) = (run.Slowest.Time.TotalMilliseconds, run.Largest.Bytes / 1048576.0);
        var met = run.Exceptions == 0 && slowest < MostMilliseconds && largest < MostMegabytes;
        output.WriteLine(FormattableString.Invariant(
            $"fuzz  {target.Name,-17} seed {seed}, {run.Cases:N0} cases in {seconds:0} s, {run.Taken:N0} taken, ")
            + FormattableString.Invariant($"{run.Exceptions} exceptions, slowest {slowest:0.00} ms (case ")
            + FormattableString.Invariant($"{run.Slowest.Case}), largest {largest:0.00} MB (case {run.Largest.Case}): ")
            + (met ? "met" : "MISSED"));
        if (run.Exceptions > 0)
            output.WriteLine($"fuzz    {run.FirstException}");
        output.Flush();
        return met;
    }

    private static (int From, int To) Range(string? asked, int all)
    {
        if (asked is null)
            return (0, all);
        var numbers = asked.Split('-').Select(one => int.Parse(one, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[^1] + 1);
    }

    // Signatures come out otherwise each time; what was made first stays.
    private static SortedDictionary<string, byte[]> Kept(SortedDictionary<string, byte[]> made)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fuzz-samples");
        Directory.CreateDirectory(folder);
        foreach (var name in made.Keys.ToArray())
        {
            var path = Path.Combine(folder, name.Replace('/', '_'));
            if (File.Exists(path))
                made[name] = File.ReadAllBytes(path);
            else
                File.WriteAllBytes(path, made[name]);
        }

        return made;
    }
}
