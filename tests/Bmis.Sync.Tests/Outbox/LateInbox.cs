using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;

namespace Bmis.Sync.Tests.Outbox;

/// <summary>A centre whose answer to a greeting takes its time, as on a slow line.</summary>
internal sealed class LateInbox(IInboxStore inbox, TimeSpan delay) : IInboxStore
{
    private int _opened;

    public int Opened => Volatile.Read(ref _opened);

    public async ValueTask<OpenBranch?> OpenAsync(
        Producer producer, LaneGreeting greeting, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _opened);
        await Task.Delay(delay, cancellation);
        return await inbox.OpenAsync(producer, greeting, cancellation);
    }

    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(
        Producer producer, long sequence, CancellationToken cancellation) =>
        inbox.HashAtAsync(producer, sequence, cancellation);

    public ValueTask<int> NextEpochAsync(Producer producer, CancellationToken cancellation) =>
        inbox.NextEpochAsync(producer, cancellation);

    public ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation) => inbox.AppendAsync(producer, expected, envelopes, next, cancellation);

    public ValueTask QuarantineAsync(Producer producer, Quarantine quarantine, CancellationToken cancellation) =>
        inbox.QuarantineAsync(producer, quarantine, cancellation);

    public ValueTask<bool> NoteStatusAsync(OpenBranch branch, LaneStatus status, CancellationToken cancellation) =>
        inbox.NoteStatusAsync(branch, status, cancellation);
}
