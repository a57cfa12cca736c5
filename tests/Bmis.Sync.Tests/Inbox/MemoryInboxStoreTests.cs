using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Bmis.Sync.Urgent;
using Bmis.TestKit.Stores;
using Bmis.TestKit.Suites;

namespace Bmis.Sync.Tests.Inbox;

public sealed class MemoryInboxStoreTests : InboxStoreSuite
{
    protected override ValueTask<InboxBench> OpenAsync() => ValueTask.FromResult<InboxBench>(new Bench());

    internal sealed class Bench : InboxBench
    {
        private readonly SeededDrafts _drafts = new(2);
        private readonly MemoryInboxStore _store = new();
        private int _lanes;

        public override IInboxStore Store => _store;

        public override ValueTask<IInboxStore> SecondServerAsync() => ValueTask.FromResult<IInboxStore>(_store);

        public override EntryDraft Draft() => _drafts.Next();

        public override IUrgentStore Notices => _store;

        public override EntryDraft UrgentDraft(Producer producer) => _drafts.Next("hit");

        public override ValueTask<IReadOnlyList<long>> NoticedAsync(Producer producer) =>
            ValueTask.FromResult(_store.Noticed(producer));

        public override ValueTask<IReadOnlyList<long>> DifferingAsync(Producer producer) =>
            ValueTask.FromResult(_store.Differing(producer));

        public override ValueTask<Producer> ProducerAsync() => ValueTask.FromResult(new Producer($"lane-{++_lanes}"));

        public override ValueTask<IReadOnlyList<long>> StoredAsync(Producer producer) =>
            ValueTask.FromResult<IReadOnlyList<long>>([.. _store.Stored(producer).Select(entry => entry.Sequence)]);

        public override ValueTask<IReadOnlyList<Quarantine>> QuarantinedAsync(Producer producer) =>
            ValueTask.FromResult(_store.Quarantined(producer));

        public override ValueTask<LaneStatus?> StatusAsync(Producer producer) =>
            ValueTask.FromResult(_store.Status(producer));

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
