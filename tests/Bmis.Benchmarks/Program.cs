using System.Globalization;
using Bmis.Benchmarks.Auditing;
using Bmis.Benchmarks.Chaos;
using Bmis.Benchmarks.Documents;
using Bmis.Benchmarks.Duty;
using Bmis.Benchmarks.Edifact;
using Bmis.Benchmarks.Fingerprints;
using Bmis.Benchmarks.Fleet;
using Bmis.Benchmarks.Flows;
using Bmis.Benchmarks.Intake;
using Bmis.Benchmarks.Journaling;
using Bmis.Benchmarks.Matching;
using Bmis.Benchmarks.Mrz;
using Bmis.Benchmarks.PassengerData;
using Bmis.Benchmarks.Past;
using Bmis.Benchmarks.Screens;
using Bmis.Benchmarks.Simulation;
using Bmis.Benchmarks.Stays;
using Bmis.Benchmarks.Urgent;

namespace Bmis.Benchmarks;

/// <summary>Runs the benchmarks, or the one that is named; a benchmark is one row of the table.</summary>
internal static class Program
{
    private static readonly (string Name, Func<Task> Run)[] All =
    [
        ("mrz", MrzAsync),
        ("journal", JournalAsync),
        ("screening", () => Task.Run(() => Print("screening", SpeedBenchmark.Measure()))),
        ("quality", () => Task.Run(() => Print("quality", QualityBenchmark.Measure()))),
        ("peers", () => PeersBenchmark.RunAsync(Console.Out)),
        ("lost-documents", () => Task.Run(() => Print("lost-documents", LostDocumentsBenchmark.Measure()))),
        ("intake", async () => Print("intake", await IntakeBenchmark.MeasureAsync())),
        ("copy", async () => Print("copy", await CopyBenchmark.MeasureAsync())),
        ("fleet", async () => Print("fleet", await FleetBenchmark.MeasureAsync())),
        ("overtake", async () => Print("overtake", await OvertakeBenchmark.MeasureAsync())),
        ("passengers", async () => Print("passengers", await PassengerBenchmark.MeasureAsync())),
        ("interactive", async () => Print("interactive", await InteractiveBenchmark.MeasureAsync())),
        ("audit", async () => Print("audit", await AuditBenchmark.MeasureAsync())),
        ("stays", () => Task.Run(() => Print("stays", StaysBenchmark.Measure()))),
        ("past", async () => Print("past", await PastBenchmark.MeasureAsync(Console.Out))),
        ("sign-in", async () => Print("sign-in", [await SignInBenchmark.MeasureAsync()])),
        ("verdict", async () => Console.WriteLine($"verdict  {await VerdictBenchmark.MeasureAsync()}")),
        ("lane-page", LanePageAsync),
        ("documents", () => DocumentsBenchmark.RunAsync(Console.Out)),
        ("identification", () => IdentificationBenchmark.RunAsync(Console.Out)),
        ("fingerprints", () => FingerprintsBenchmark.RunAsync(Console.Out)),
        ("edifact", () => Task.Run(() => EdifactBenchmark.Run(Console.Out))),
        ("flows", () => FlowsBenchmark.RunAsync(Console.Out)),
    ];

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["learn", var folder])
            return ScriptLearning.Run(folder, Console.Out);
        // It takes hours and runs only when it is named.
        if (arguments is ["fuzz", .. var part])
            return FuzzBenchmark.Run(part, Console.Out);
        // So does this one, for ten minutes.
        if (arguments is ["edifact-fuzz", .. var reader])
            return EdifactFuzz.Run(reader, Console.Out);
        // So does this one, for the better part of an hour.
        if (arguments is ["simulation"])
            return await SimulationBenchmark.RunAsync(Console.Out);
        // And this one, for ten minutes.
        if (arguments is ["chaos"])
            return await ChaosBenchmark.RunAsync(Console.Out);
        // And this one, for an hour.
        if (arguments is ["slow-link"])
            return await ChaosBenchmark.SlowLinkAsync(Console.Out);
        var wanted = arguments is [{ Length: > 0 } name] ? name : null;
        var chosen = Array.FindAll(All, benchmark => wanted is null || benchmark.Name == wanted);
        foreach (var (_, run) in chosen)
            await run();
        return chosen.Length > 0 ? 0 : 2;
    }

    private static void Print(string row, IEnumerable<Figure> figures)
    {
        foreach (var figure in figures) Console.WriteLine($"{row}  {figure}");
    }

    private static Task MrzAsync()
    {
        foreach (var figure in MrzBenchmark.Measure()) Console.WriteLine($"mrz  {figure}");
        return Task.CompletedTask;
    }

    private static async Task JournalAsync()
    {
        foreach (var (row, rate, ratio) in await JournalBenchmark.RunAsync())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"journal  {row,-12} {rate,8:N0} durable appends a second, {ratio:P0} of bare prepared commits"));
        }
    }

    private static async Task LanePageAsync()
    {
        foreach (var figure in await LanePageBenchmark.MeasureAsync()) Console.WriteLine($"lane-page  {figure}");
    }
}
