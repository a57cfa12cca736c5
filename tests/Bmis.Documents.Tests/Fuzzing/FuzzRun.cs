using System.Diagnostics;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>
/// Runs cases of one parser and keeps the worst. A case that seems slow is run again: the machine may have been busy
/// elsewhere, and the shortest time is the parser's.
/// </summary>
internal sealed class FuzzRun(FuzzTarget target, int seed)
{
    private const int Repeats = 5;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Suspicious = TimeSpan.FromMilliseconds(5);

    private long _began;
    private int _current;
    private bool _isTimed;

    internal int Cases { get; private set; }

    internal int Taken { get; private set; }

    internal int Exceptions { get; private set; }

    /// <summary>The first defect, with the number of its case; empty when there is none.</summary>
    internal string FirstException { get; private set; } = "";

    internal (TimeSpan Time, int Case) Slowest { get; private set; } = (TimeSpan.Zero, -1);

    internal (long Bytes, int Case) Largest { get; private set; } = (0, -1);

    /// <summary>Runs the cases from one number up to another, until one hangs.</summary>
    internal void Run(int from, int to, bool isTimed)
    {
        _isTimed = isTimed;
        Mark(from);
        var worker = new Thread(() =>
        {
            for (var number = from; number < to; number++)
                RunOne(number);
        }) { IsBackground = true };
        worker.Start();
        while (!worker.Join(TimeSpan.FromSeconds(1)))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _began)) < Hang)
                continue;
            Note($"hang in case {Volatile.Read(ref _current)}");
            return;
        }
    }

    private void Mark(int number)
    {
        Volatile.Write(ref _current, number);
        Volatile.Write(ref _began, Stopwatch.GetTimestamp());
    }

    private void RunOne(int number)
    {
        Mark(number);
        Cases++;
        var bytes = target.Case(seed, number);
        var (time, allocated) = Measure(bytes, number, isFirst: true);
        if (allocated > Largest.Bytes)
            Largest = (allocated, number);
        for (var again = 0; again < Repeats && _isTimed && time > Slowest.Time && time > Suspicious; again++)
        {
            var (shorter, _) = Measure(bytes, number, isFirst: false);
            time = shorter < time ? shorter : time;
        }

        if (time > Slowest.Time)
            Slowest = (time, number);
    }

    private (TimeSpan Time, long Allocated) Measure(byte[] bytes, int number, bool isFirst)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        try
        {
            var taken = target.Read(bytes);
            if (isFirst && taken)
                Taken++;
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // Whatever is thrown is the defect that is looked for.
            if (isFirst)
                Note($"case {number}: {defect.GetType().Name} {defect.StackTrace?.Split('\n')[0].Trim()}");
        }

        var (time, foreign) = target.Foreign();
        return (
            Stopwatch.GetElapsedTime(start) - time,
            GC.GetAllocatedBytesForCurrentThread() - before - foreign);
    }

    private void Note(string defect)
    {
        if (Exceptions++ == 0)
            FirstException = $"{target.Name} {seed}: {defect}";
    }
}
