using System.Diagnostics;
using Bmis.TestKit;

namespace Bmis.Benchmarks.Chaos;

/// <summary>Store and forward on the real thing, by a program of its own that says itself what it has found.</summary>
internal static class ChaosBenchmark
{
    private const string Project = "Bmis.Sync.Chaos";

    /// <summary>600,000 crossings over four lanes while everything goes wrong; 1 when a promise is broken.</summary>
    internal static Task<int> RunAsync(TextWriter output) => RunAsync(output, "--seed 1 --crossings 600000");

    /// <summary>An hour of 64 kbit/s, 700 ms and 30 % loss with a backlog of 2,000 entries.</summary>
    internal static Task<int> SlowLinkAsync(TextWriter output) => RunAsync(output, "--slow-link 60");

    private static async Task<int> RunAsync(TextWriter output, string line)
    {
        var program = Repository.Artifact(Path.Combine("bin", Project, "release", Project));
        using var process = Process.Start(new ProcessStartInfo(program, line) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } said)
            await output.WriteLineAsync(said);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
