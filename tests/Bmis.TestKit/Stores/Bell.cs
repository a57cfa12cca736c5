namespace Bmis.TestKit.Stores;

/// <summary>Wakes everyone who waits for a change, without a poll.</summary>
internal sealed class Bell
{
    private TaskCompletionSource _next = New();

    /// <summary>Done at the next ring after this call.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Waits until the condition holds; it is looked at after every ring.</summary>
    public async ValueTask UntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Next;
            if (condition())
                return;
            await next.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
