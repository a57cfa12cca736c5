namespace Bmis.Central.Distribution;

/// <summary>Wakes the lanes' streams of this server when a feed has grown.</summary>
internal sealed class LaneBell
{
    private TaskCompletionSource _next = New();

    /// <summary>Done with the next ring.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
