using System.Globalization;
using Bmis.Sync.Chaos.FailOver;
using Bmis.Sync.Chaos.Faults;
using Bmis.Sync.Chaos.Lanes;
using Xunit.Runner.InProc.SystemConsole;

namespace Bmis.Sync.Chaos;

/// <summary>
/// Runs the tests; plays a lane that is going to be killed; with <c>--seed N [--crossings M] [--rate R]</c> runs the
/// plan of one seed and prints what happens; with <c>--fail-over</c> tries the set-up of central/deploy; with
/// <c>--slow-link MINUTES</c> measures a slow and lossy link.
/// </summary>
internal static class Program
{
    private const string DefaultCrossings = "600000";
    private const string DefaultRate = "700";
    private const int Lanes = 4;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private static Task<int> Main(string[] arguments) => arguments switch
    {
        [LaneWorker.Verb, var settings] => LaneWorker.RunAsync(settings),
        ["--seed", ..] => RunAsync(arguments),
        ["--fail-over"] => FailOverRun.RunAsync(Console.Out),
        ["--slow-link", var minutes] => SlowLink.RunAsync(
            TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)), Console.Out),
        _ => ConsoleRunner.Run(arguments),
    };

    private static async Task<int> RunAsync(string[] arguments)
    {
        if (!int.TryParse(After(arguments, "--seed"), CultureInfo.InvariantCulture, out var seed)
            || !int.TryParse(
                After(arguments, "--crossings") ?? DefaultCrossings, CultureInfo.InvariantCulture, out var crossings)
            || !int.TryParse(After(arguments, "--rate") ?? DefaultRate, CultureInfo.InvariantCulture, out var rate))
        {
            await Console.Error.WriteLineAsync("--seed N [--crossings M] [--rate R]");
            return 2;
        }

        var settings = new ChaosSettings
        {
            Seed = seed,
            Lanes = Lanes,
            CrossingsOfLane = crossings / Lanes,
            Rate = rate,
            Faults = FaultPlan.Make(seed, Lanes, Shortest, Longest),
            Patience = TimeSpan.FromMinutes(5),
        };
        var summary = await ChaosRun.RunAsync(settings, Console.Error.WriteLine);
        foreach (var finding in summary.Findings)
            Console.WriteLine(finding);
        Console.WriteLine(summary);
        return summary.IsClean ? 0 : 1;
    }

    private static string? After(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
