using System.Diagnostics;
using Bmis.TestKit;

namespace Bmis.Benchmarks.Chaos;

/// <summary>600,000 crossings over four lanes while everything goes wrong, by a program of its own.</summary>
internal static class ChaosBenchmark
{
    private const string Project = "Bmis.Sync.Chaos";
    private const string Line = "--seed 1 --crossings 600000";

    /// <summary>Runs it and prints what it says; 1 when something was lost, doubled or stuck, or a chain broke.</summary>
    internal static async Task<int> RunAsync(TextWriter output)
    {
        var program = Repository.Artifact(Path.Combine("bin", Project, "release", Project));
        using var process = Process.Start(new ProcessStartInfo(program, Line) { RedirectStandardOutput = true })!;
        await output.WriteAsync(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
