using Bmis.BorderPost.Journaling;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.TestKit.Suites;

namespace Bmis.BorderPost.Tests.Journaling;

public sealed class JournalOutboxTests : OutboxStoreSuite
{
    protected override ValueTask<OutboxBench> OpenAsync() => ValueTask.FromResult<OutboxBench>(new Bench());

    private sealed class Bench : OutboxBench
    {
        private readonly Scratch _scratch = new();
        private Journal _journal;
        private int _appended;

        internal Bench() => _journal = Journals.Open(File);

        public override Producer Producer { get; } = new(Journals.Lane);

        public override IOutboxStore Store => _journal;

        private string File => _scratch.File("journal.db");

        public override async ValueTask AppendAsync(string kind, byte[] payload) =>
            await _journal.AppendAsync(kind, payload, $"key-{++_appended}", TestContext.Current.CancellationToken);

        public override ValueTask RemoveAsync(long sequence)
        {
            Journals.Damage(File, $"DELETE FROM journal_entry WHERE sequence = {sequence}");
            return ValueTask.CompletedTask;
        }

        public override ValueTask DamageAsync(long sequence)
        {
            Journals.Damage(File, $"UPDATE journal_entry SET header = x'ff' WHERE sequence = {sequence}");
            return ValueTask.CompletedTask;
        }

        public override ValueTask ReopenAsync()
        {
            _journal.Dispose();
            _journal = Journals.Open(File);
            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            _journal.Dispose();
            _scratch.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
