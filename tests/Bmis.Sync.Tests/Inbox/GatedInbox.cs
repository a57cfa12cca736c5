using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;

namespace Bmis.Sync.Tests.Inbox;

/// <summary>A store whose commits wait until the gate is opened.</summary>
internal sealed class GatedInbox(IInboxStore inner) : IInboxStore
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task AtGateAsync() => _waiting.Task;

    public void Open() => _open.SetResult();

    public async ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation)
    {
        _waiting.TrySetResult();
        await _open.Task.WaitAsync(cancellation);
        return await inner.AppendAsync(producer, expected, envelopes, next, cancellation);
    }

    public ValueTask<OpenBranch?> OpenAsync(
        Producer producer, LaneGreeting greeting, CancellationToken cancellation) =>
        inner.OpenAsync(producer, greeting, cancellation);

    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(
        Producer producer, long sequence, CancellationToken cancellation) =>
        inner.HashAtAsync(producer, sequence, cancellation);

    public ValueTask<int> NextEpochAsync(Producer producer, CancellationToken cancellation) =>
        inner.NextEpochAsync(producer, cancellation);

    public ValueTask QuarantineAsync(Producer producer, Quarantine quarantine, CancellationToken cancellation) =>
        inner.QuarantineAsync(producer, quarantine, cancellation);

    public ValueTask<bool> NoteStatusAsync(OpenBranch branch, LaneStatus status, CancellationToken cancellation) =>
        inner.NoteStatusAsync(branch, status, cancellation);
}
