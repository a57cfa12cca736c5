namespace Bmis.Central.StayLedger;

/// <summary>Wakes the lanes' streams of this server when histories have grown.</summary>
internal sealed class HistoryBell
{
    private TaskCompletionSource _next = New();

    /// <summary>Done with the next ring.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
