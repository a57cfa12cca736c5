namespace Bmis.BorderPost.Journaling;

/// <summary>Wakes everyone who waits for the journal to grow, without a poll.</summary>
internal sealed class HeadBell
{
    private TaskCompletionSource _next = New();

    internal void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Waits until the condition holds; it is looked at after every ring.</summary>
    internal async ValueTask UntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (condition())
                return;
            await next.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
