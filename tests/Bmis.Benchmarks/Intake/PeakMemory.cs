using System.Diagnostics;

namespace Bmis.Benchmarks.Intake;

/// <summary>By how much the memory of this process grows while something runs.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs it; the highest resident memory seen meanwhile less that before, in megabytes.</summary>
    internal static async Task<double> DuringAsync(Func<Task> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Resident();
        var peak = before;
        using var timer = new PeriodicTimer(Interval);
        var running = work();
        do
        {
            peak = Math.Max(peak, Resident());
            await timer.WaitForNextTickAsync();
        }
        while (!running.IsCompleted);
        await running;
        return (peak - before) / 1048576.0;
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
