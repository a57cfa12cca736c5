using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Urgent;
using Bmis.TestKit;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests.Urgent;

/// <summary>Urgent entries that overtake a journal, over real sockets.</summary>
public sealed class UrgentSenderTests
{
    private static readonly Producer Lane = new("lane-1");

    private readonly SeededDrafts _drafts = new(20261129);
    private readonly MemoryOutboxStore _journal = new(Lane);
    private readonly MemoryInboxStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_urgent_entry_arrives_before_a_backlog_that_does_not_move_and_whole()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        Append(2_000);
        var hit = _journal.Append(_drafts.Next("hit"));
        await using var sender = new RunningSender(_journal, centre.Address);
        await NoticedAsync(hit.Sequence);
        Assert.Equal((0, Checkpoint.Start), (_store.Count(Lane), _store.Held(Lane)));
        var notice = _store.Notice(Lane, hit.Sequence)!;
        Assert.Equal(hit.Hash, notice.Hash);
        Assert.Equal(hit.HeaderBytes, notice.HeaderBytes);
        Assert.Equal(hit.Payload!.Value, notice.Payload!.Value);
    }

    [Fact]
    public async Task What_happened_last_is_told_before_the_backlog_has_been_looked_through()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        var looked = new List<(long Sequence, int Kept)>();
        _journal.Append(_drafts.Next("hit"));
        Append(2_000);
        _journal.Append(_drafts.Next("hit"));
        await using var sender = new RunningSender(
            _journal, centre.Address, look: entry => looked.Add((entry.Sequence, _store.Kept)));
        await NoticedAsync(1, 2_002);
        Assert.Contains((1, 1), looked);
        Assert.Equal(Enumerable.Range(1, 2_002).Select(one => (long)one), looked.Select(one => one.Sequence).Order());
    }

    [Fact]
    public async Task One_that_is_recorded_later_is_told_too_and_all_are_settled_in_their_turn()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        Append(50);
        _journal.Append(_drafts.Next("hit"));
        await using var sender = new RunningSender(_journal, centre.Address);
        await NoticedAsync(51);
        Append(50);
        _journal.Append(_drafts.Next("hit"));
        await NoticedAsync(51, 102);
        await using var pump = new RunningPump(_journal, centre.Address);
        await pump.UntilAsync(state => state.AcknowledgedSequence == 102);
        Assert.Empty(_store.Noticed(Lane));
        Assert.Empty(_store.Differing(Lane));
        Assert.Equal(102, _store.Count(Lane));
    }

    [Fact]
    public async Task After_a_restart_notices_come_again_and_change_nothing()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        Append(5);
        _journal.Append(_drafts.Next("hit"));
        for (var times = 0; times < 3; times++)
        {
            var kept = _store.Kept;
            await using var sender = new RunningSender(_journal, centre.Address);
            await UntilAsync(store => store.Kept > kept);
        }

        Assert.Equal([6], _store.Noticed(Lane));
    }

    [Fact]
    public async Task Every_urgent_entry_is_told_whatever_byte_the_connection_is_cut_at()
    {
        var random = new Random(20261129);
        await using var centre = await CentreHost.StartAsync(_store);
        await using var relay = new CuttingRelay(centre.Port, _ => random.Next(200, 3_000));
        for (var hits = 0; hits < 40; hits++)
        {
            Append(3);
            _journal.Append(_drafts.Next("hit"));
        }

        await using var sender = new RunningSender(_journal, relay.Address);
        await NoticedAsync([.. Enumerable.Range(1, 40).Select(number => number * 4L)]);
        Assert.True(relay.Connections > 3, $"Only {relay.Connections} connections: nothing was cut.");
    }

    [Fact]
    public async Task A_branch_that_the_centre_does_not_know_yet_is_told_of_again()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        Append(5);
        _journal.Append(_drafts.Next("hit"));
        await _journal.BeginEpochAsync(2, Cancellation);
        await using var sender = new RunningSender(_journal, centre.Address);
        await UntilAsync(store => store.Refused > 2);
        await _store.OpenAsync(Lane.In(2), LaneGreeting.None, Cancellation);
        await UntilAsync(store => store.Noticed(Lane.In(2)) is [6]);
    }

    [Fact]
    public async Task Entries_that_are_missing_or_cannot_be_read_hold_up_no_other()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        for (var hits = 0; hits < 10; hits++)
            _journal.Append(_drafts.Next("hit"));
        _journal.Damage(4);
        _journal.Damage(10);
        _journal.Remove(7);
        await using var sender = new RunningSender(_journal, centre.Address);

        // Entry 8 is there, but not the hash before it.
        await NoticedAsync(1, 2, 3, 5, 6, 9);
    }

    [Fact]
    public async Task What_the_centre_refuses_for_good_holds_up_no_other()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        for (var hits = 0; hits < 3; hits++)
            _journal.Append(_drafts.Next("hit"));
        _journal.Replace(new EnvelopeWriter(new Producer("lane-2")).Write(
            _journal.Entries[1].Checkpoint, _drafts.Next("hit")));
        await using var sender = new RunningSender(_journal, centre.Address);
        await NoticedAsync(1, 2);
    }

    [Theory]
    [InlineData(-1, 30)]
    [InlineData(5, 0)]
    public void A_setting_that_makes_no_sense_is_named(int patience, int again)
    {
        var options = new UrgentOptions
        {
            Patience = TimeSpan.FromSeconds(patience), Again = TimeSpan.FromSeconds(again),
        };
        Assert.Contains(patience < 0 ? "Patience" : "Again", options.Fault(), StringComparison.Ordinal);
    }

    private void Append(int entries)
    {
        for (var i = 0; i < entries; i++)
            _journal.Append(_drafts.Next());
    }

    private Task NoticedAsync(params long[] sequences) =>
        UntilAsync(store => store.Noticed(Lane).SequenceEqual(sequences));

    private Task UntilAsync(Func<MemoryInboxStore, bool> condition) => _store
        .UntilAsync(condition, Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
}
