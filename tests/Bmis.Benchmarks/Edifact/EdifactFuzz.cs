using System.Globalization;
using Bmis.Benchmarks.Fingerprints;

namespace Bmis.Benchmarks.Edifact;

/// <summary>
/// A million broken messages for every reader of carriers' messages: each ends in a grade, none throws, and twice as
/// many bytes take about twice as long. <c>edifact-fuzz [READER [CASES [SEED]]]</c> runs a part of them.
/// </summary>
internal static class EdifactFuzz
{
    private const int Cases = 1_000_000;
    private const int Seed = 20261129;
    private const int Runs = 5;

    // Bytes of the shorter of two messages whose times are compared, so few that what is read of them dies young: else
    // the collector's copying is measured. Twice as many bytes take four times as long where time is their square.
    private const int Short = 64 * 1024;

    // So many that a run takes far longer than the steps in which the system counts a thread's time.
    private const int Turns = 300;
    private const double MostRatio = 3;

    /// <summary>Runs what is asked for; 1 when a bar is missed, 2 when nothing has that name.</summary>
    internal static int Run(string[] arguments, TextWriter output)
    {
        var wanted = arguments.ElementAtOrDefault(0) ?? "all";
        var cases = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Cases;
        var seed = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : Seed;
        var targets = EdifactTargets.All().Where(one => wanted == "all" || one.Name == wanted).ToList();
        var isMet = true;
        foreach (var target in targets)
            isMet &= Run(target, cases, seed, output);
        return targets.Count == 0 ? 2 : isMet ? 0 : 1;
    }

    private static bool Run(EdifactTarget target, int cases, int seed, TextWriter output)
    {
        var random = new Random(seed);
        var (grades, exceptions, first) = (new long[EdifactTargets.Grades], 0, "");
        var time = ThreadTime.Milliseconds(() =>
        {
            for (var number = 0; number < cases; number++)
                if (Try(target, random, grades) is { } fault)
                    (exceptions, first) = (exceptions + 1, first.Length > 0 ? first : $"case {number}: {fault}");
        });
        var ratio = Ratio(target);
        var isMet = exceptions == 0 && ratio < MostRatio;
        output.WriteLine(FormattableString.Invariant(
            $"edifact-fuzz  {target.Name,-7} seed {seed}, {cases:N0} cases in {time / 1e3:0.0} s of the processor ")
            + FormattableString.Invariant($"({time * Cases / cases / 6e4:0.0} min a million), grades A {grades[0]:N0} ")
            + FormattableString.Invariant($"B {grades[1]:N0} C {grades[2]:N0} D {grades[3]:N0} E {grades[4]:N0}, ")
            + FormattableString.Invariant($"{exceptions} exceptions, time(2n)/time(n) {ratio:0.00}: ")
            + (isMet ? "met" : "MISSED"));
        if (exceptions > 0)
            output.WriteLine($"edifact-fuzz    {first}");
        output.Flush();
        return isMet;
    }

    // The type of what was thrown; a message may hold what is read.
    private static string? Try(EdifactTarget target, Random random, long[] grades)
    {
        var bytes = target.Mutate(
            target.Material[random.Next(target.Material.Length)],
            target.Material[random.Next(target.Material.Length)], random);
        try
        {
            grades[(int)target.Read(bytes)]++;
            return null;
        }
        catch (Exception fault)
        {
            return fault.GetType().Name + fault.StackTrace?.Split('\n')[0];
        }
    }

    private static double Ratio(EdifactTarget target)
    {
        var (one, two) = (target.Long(Short), target.Long(2 * Short));
        return ThreadTime.Milliseconds(Runs, Turns, _ => target.Read(two))
            / ThreadTime.Milliseconds(Runs, Turns, _ => target.Read(one));
    }
}
