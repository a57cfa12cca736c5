using System.Collections.Concurrent;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Comparing;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>
/// What is done with fingers that were taken once: it runs by itself, and gives way when they are taken anew.
/// </summary>
internal sealed class FingerJob(TakenFingers taken, FingerSet chip, FingerJob? before, CancellationToken closing)
    : IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(closing);

    private bool _isOver;

    internal TakenFingers Taken => taken;

    /// <summary>The chip's fingers, as far as the chip was read when it began.</summary>
    internal FingerSet Chip => chip;

    internal CancellationToken Token => _cancellation.Token;

    /// <summary>What was compared of the traveller so far, by jobs too whose place this one has taken.</summary>
    internal ConcurrentQueue<FingerComparisons> Compared { get; } =
        before is { IsCancelled: true } ? before.Compared : [];

    /// <summary>The job before, when it goes on to its end: its traveller was decided by it.</summary>
    internal FingerJob? Before => before is { IsCancelled: false } ? before : null;

    internal Task Running { get; set; } = Task.CompletedTask;

    /// <summary>Whether newer fingers have come: it says nothing to the desk any more.</summary>
    internal bool IsOld { get; private set; }

    private bool IsCancelled { get; set; }

    /// <summary>Newer fingers have come. Not at once with the end of the job.</summary>
    /// <param name="isWanted">Whether a decision rests on these, so that they are still written down.</param>
    internal void GiveWay(bool isWanted)
    {
        IsOld = true;
        if (isWanted || _isOver) return;
        Before?.GiveWay(isWanted);
        IsCancelled = true;
        _ = _cancellation.CancelAsync();
    }

    public void Dispose()
    {
        _isOver = true;
        _cancellation.Dispose();
    }
}
