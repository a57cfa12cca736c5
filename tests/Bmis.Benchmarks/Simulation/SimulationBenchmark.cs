using System.Diagnostics;
using System.Globalization;
using Bmis.TestKit;

namespace Bmis.Benchmarks.Simulation;

/// <summary>A hundred thousand seeds of the simulator of store and forward, which is a program of its own.</summary>
internal static class SimulationBenchmark
{
    private const int Runs = 100_000;
    private const string Project = "Bmis.Sync.Simulation";

    /// <summary>Runs the seeds and prints what they met; 1 when a promise broke.</summary>
    internal static async Task<int> RunAsync(TextWriter output)
    {
        var program = Repository.Artifact(Path.Combine("bin", Project, "release", Project));
        var line = string.Create(CultureInfo.InvariantCulture, $"--seed 1 --runs {Runs}");
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, line) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output.WriteAsync(said);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"simulation  {Runs / seconds:N0} seeds a second, {seconds:N0} s"));
        return process.ExitCode;
    }
}
