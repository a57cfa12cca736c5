using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;

namespace Bmis.Sync.Tests.Outbox;

/// <summary>A database that takes the question and never answers.</summary>
internal sealed class SilentInbox : IInboxStore
{
    private readonly TaskCompletionSource _twice = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _opened;

    public Task OpenedTwice => _twice.Task;

    public async ValueTask<OpenBranch?> OpenAsync(
        Producer producer, LaneGreeting greeting, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _opened) == 2)
            _twice.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellation);
        return null;
    }

    public ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation) => ValueTask.FromResult(false);

    public ValueTask QuarantineAsync(Producer producer, Quarantine quarantine, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(
        Producer producer, long sequence, CancellationToken cancellation) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

    public ValueTask<int> NextEpochAsync(Producer producer, CancellationToken cancellation) =>
        ValueTask.FromResult(producer.Epoch + 1);

    public ValueTask<bool> NoteStatusAsync(OpenBranch branch, LaneStatus status, CancellationToken cancellation) =>
        ValueTask.FromResult(true);
}
