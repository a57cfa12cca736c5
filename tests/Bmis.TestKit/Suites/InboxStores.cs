using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;

namespace Bmis.TestKit.Suites;

/// <summary>What tests ask of a centre's store beside what a stream does.</summary>
public static class InboxStores
{
    /// <summary>Takes a branch over as a stream does.</summary>
    public static async Task<OpenBranch> TakeAsync(
        this IInboxStore store, Producer producer, CancellationToken cancellation) =>
        (await store.OpenAsync(producer, LaneGreeting.None, cancellation))!;

    /// <summary>What a stream is told that is held.</summary>
    public static async Task<Checkpoint> HeldAsync(
        this IInboxStore store, Producer producer, CancellationToken cancellation) =>
        (await store.TakeAsync(producer, cancellation)).Held;
}
