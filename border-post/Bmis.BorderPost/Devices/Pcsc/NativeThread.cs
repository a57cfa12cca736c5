using System.Collections.Concurrent;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// Runs calls that may block, one after the other, on a thread of its own. Who waits for a call may stop waiting; the
/// call goes on alone, and a call that never ends holds up neither the pool's threads nor the end of the program.
/// </summary>
internal sealed class NativeThread : IDisposable
{
    private readonly BlockingCollection<Action> _calls = [];

    internal NativeThread() => new Thread(RunAll) { IsBackground = true, Name = "PC/SC" }.Start();

    /// <summary>Runs a call when those before it have ended.</summary>
    internal Task<T> RunAsync<T>(Func<T> call)
    {
        var ended = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Add(() =>
        {
            try
            {
                ended.SetResult(call());
            }
            catch (Exception exception)
            {
                ended.SetException(exception);
            }
        });
        return ended.Task;
    }

    /// <summary>Runs a call when those before it have ended.</summary>
    internal Task RunAsync(Action call) => RunAsync(() =>
    {
        call();
        return true;
    });

    /// <summary>Lets the thread end after the calls it was given.</summary>
    public void Dispose() => _calls.CompleteAdding();

    private void RunAll()
    {
        foreach (var call in _calls.GetConsumingEnumerable()) call();
        _calls.Dispose();
    }
}
