using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.TestKit.Stores;
using Bmis.TestKit.Suites;

namespace Bmis.Sync.Tests.Outbox;

public sealed class MemoryOutboxStoreTests : OutboxStoreSuite
{
    protected override ValueTask<OutboxBench> OpenAsync() => ValueTask.FromResult<OutboxBench>(new Bench());

    private sealed class Bench : OutboxBench
    {
        private readonly SeededDrafts _drafts = new(1);
        private MemoryOutboxStore _store = new(new Producer("lane-1"));

        public override Producer Producer => _store.Producer;

        public override IOutboxStore Store => _store;

        public override ValueTask AppendAsync(string kind, byte[] payload)
        {
            _store.Append(_drafts.Next(kind, payload));
            return ValueTask.CompletedTask;
        }

        public override ValueTask RemoveAsync(long sequence)
        {
            _store.Remove(sequence);
            return ValueTask.CompletedTask;
        }

        public override ValueTask DamageAsync(long sequence)
        {
            _store.Damage(sequence);
            return ValueTask.CompletedTask;
        }

        public override ValueTask ReopenAsync()
        {
            _store = _store.Copy();
            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
