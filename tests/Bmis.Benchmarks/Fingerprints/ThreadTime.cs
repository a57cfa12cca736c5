using System.Diagnostics;
using System.Globalization;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// Time of the processor that this thread has had, from Linux; elsewhere the clock's. Others on the machine do not
/// count in it.
/// </summary>
internal static class ThreadTime
{
    private const string Source = "/proc/thread-self/schedstat";
    private static readonly bool IsThere = File.Exists(Source);

    /// <summary>What the shortest of some runs takes (milliseconds a turn).</summary>
    internal static double Milliseconds(int runs, int turns, Action<int> turn)
    {
        for (var i = 0; i < turns; i++) turn(i);
        var best = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            var start = Nanoseconds();
            for (var i = 0; i < turns; i++) turn(i);
            best = Math.Min(best, (Nanoseconds() - start) / 1e6 / turns);
        }
        return best;
    }

    /// <summary>What an action takes (milliseconds).</summary>
    internal static double Milliseconds(Action action)
    {
        var start = Nanoseconds();
        action();
        return (Nanoseconds() - start) / 1e6;
    }

    private static double Nanoseconds() => IsThere
        ? double.Parse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture)
        : Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
}
