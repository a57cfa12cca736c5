using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Bmis.Sync.Urgent;

namespace Bmis.TestKit.Suites;

/// <summary>One fresh store of a centre under test.</summary>
public abstract class InboxBench : IAsyncDisposable
{
    /// <summary>The store.</summary>
    public abstract IInboxStore Store { get; }

    /// <summary>The same data as another server of the centre sees it, or as it is after a restart.</summary>
    public abstract ValueTask<IInboxStore> SecondServerAsync();

    /// <summary>A draft whose kind and payload the store can apply.</summary>
    public abstract EntryDraft Draft();

    /// <summary>A lane that the store knows; each call gives another.</summary>
    public abstract ValueTask<Producer> ProducerAsync();

    /// <summary>Where the same centre keeps notices.</summary>
    public abstract IUrgentStore Notices { get; }

    /// <summary>A draft of an urgent entry of a lane.</summary>
    public abstract EntryDraft UrgentDraft(Producer producer);

    /// <summary>The numbers of a lane's notices, in order.</summary>
    public abstract ValueTask<IReadOnlyList<long>> NoticedAsync(Producer producer);

    /// <summary>The numbers of a lane's entries that raised an alarm because their notices differ.</summary>
    public abstract ValueTask<IReadOnlyList<long>> DifferingAsync(Producer producer);

    /// <summary>The numbers of the entries stored for a lane, each as often as it is stored, in order.</summary>
    public abstract ValueTask<IReadOnlyList<long>> StoredAsync(Producer producer);

    /// <summary>What was quarantined for a lane.</summary>
    public abstract ValueTask<IReadOnlyList<Quarantine>> QuarantinedAsync(Producer producer);

    /// <summary>The lane's newest status, or null.</summary>
    public abstract ValueTask<LaneStatus?> StatusAsync(Producer producer);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
