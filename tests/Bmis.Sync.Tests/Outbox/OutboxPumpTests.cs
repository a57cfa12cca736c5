using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit;
using Bmis.TestKit.Stores;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Tests.Outbox;

public sealed class OutboxPumpTests
{
    private static readonly Producer Lane = new("lane-1");
    private readonly SeededDrafts _drafts = new(1, payloadBytes: 200);
    private readonly MemoryOutboxStore _journal = new(Lane);
    private readonly MemoryInboxStore _inbox = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backlog_drains_and_what_is_appended_later_follows()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        Append(2_500);
        await using var pump = new RunningPump(_journal, centre.Address);
        await _journal.WaitAcknowledgedAsync(2_500, Cancellation);
        Append(3);
        await _journal.WaitAcknowledgedAsync(2_503, Cancellation);
        AssertAllArrivedOnce();
    }

    [Fact]
    public async Task Everything_arrives_once_whatever_byte_the_connection_is_cut_at()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var relay = new CuttingRelay(centre.Port, connection => 150 + 37 * connection);
        Append(60);
        await using var pump = new RunningPump(new SmallReads(_journal, 2), relay.Address);
        await _journal.WaitAcknowledgedAsync(60, Cancellation);
        AssertAllArrivedOnce();
        Assert.True(relay.Connections > 20, $"{relay.Connections}");
    }

    [Fact]
    public async Task Everything_arrives_once_when_every_commit_fails_before_or_after_it_happened()
    {
        var commits = 0;
        _inbox.AtCommit = moment =>
        {
            if (moment == CommitMoment.Before && ++commits % 3 == 0)
                throw new IOException("The database is gone before the commit.");
            if (moment == CommitMoment.After && commits % 3 == 1)
                throw new IOException("The database is gone after the commit.");
        };
        await using var centre = await CentreHost.StartAsync(_inbox);
        Append(40);
        await using var pump = new RunningPump(new SmallReads(_journal, 3), centre.Address);
        await _journal.WaitAcknowledgedAsync(40, Cancellation);
        AssertAllArrivedOnce();
        Assert.True(commits > 10);
    }

    [Fact]
    public async Task The_link_tells_how_it_stands()
    {
        Append(5);
        var centre = await CentreHost.StartAsync(_inbox);
        await using (centre)
        {
            await using var pump = new RunningPump(_journal, centre.Address);
            await pump.UntilAsync(state => state is { Connected: true, AcknowledgedSequence: 5, Backlog: 0 });
            var state = pump.Pump.State;
            Assert.Null(state.Refusal);
            Assert.InRange(state.ClockOffset!.Value, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
            Assert.NotNull(state.LastContact);
            await centre.DisposeAsync();
            await pump.UntilAsync(after => !after.Connected);
            Append(2);
            await pump.UntilAsync(after => after.Backlog == 2);
        }
    }

    [Fact]
    public async Task The_centre_hears_how_the_lane_is()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        Append(5);
        await using var pump = new RunningPump(_journal, centre.Address);
        await _inbox.UntilAsync(store => store.Status(Lane) is { OldestUnsent: null }, Cancellation);
        var status = _inbox.Status(Lane)!;
        Assert.Equal((5, 1_000), (status.HeadSequence, status.FreeDiskBytes));
        Assert.Equal(3, status.HeldLists["alerts"]);
        var head = await _journal.HeadAsync(Cancellation);
        Assert.Equal("test", status.SoftwareVersion);
        Assert.Equal(head.Hash.ToArray(), status.HeadHash.ToArray());
        Assert.Equal([new("reader", "pcsc", "ready")], status.Devices);
    }

    [Fact]
    public async Task A_status_that_is_wanted_soon_does_not_wait_for_its_time()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var pump = new RunningPump(
            _journal, centre.Address, RunningPump.Hasty with { StatusInterval = TimeSpan.FromHours(1) });
        await _inbox.UntilAsync(store => store.Status(Lane) is not null, Cancellation);
        var first = _inbox.Status(Lane);
        pump.Pump.StatusSoon();
        await _inbox.UntilAsync(store => store.Status(Lane) != first, Cancellation);
        var second = _inbox.Status(Lane);
        pump.Pump.StatusSoon();
        await _inbox.UntilAsync(store => store.Status(Lane) != second, Cancellation);
    }

    [Fact]
    public async Task A_lane_that_the_centre_does_not_let_in_is_told_why_until_it_does()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        centre.Caller = null;
        Append(3);
        await using var pump = new RunningPump(_journal, centre.Address);
        await pump.UntilAsync(state => state is { Refusal: RefusalReason.Unauthenticated, Connected: false });
        centre.Caller = new Producer("lane-2");
        await pump.UntilAsync(state => state.Refusal == RefusalReason.CertificateOfAnother);
        centre.Caller = Lane;
        await pump.UntilAsync(state => state is { Refusal: null, Connected: true, AcknowledgedSequence: 3 });
    }

    [Fact]
    public async Task A_lane_that_starts_before_the_centre_finds_it_later()
    {
        Append(5);
        int port;
        await using (var gone = await CentreHost.StartAsync(_inbox))
            port = gone.Port;
        await using var pump = new RunningPump(_journal, new Uri($"http://127.0.0.1:{port}"));
        await using var centre = await CentreHost.StartAsync(_inbox, port);
        await _journal.WaitAcknowledgedAsync(5, Cancellation);
        AssertAllArrivedOnce();
    }

    [Fact]
    public async Task A_lane_whose_identity_another_has_goes_on_in_a_branch_of_its_own()
    {
        Append(10);
        var clone = _journal.Copy();
        Append(5);
        Append(clone, 9);
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using (var pump = new RunningPump(_journal, centre.Address))
            await _journal.WaitAcknowledgedAsync(15, Cancellation);
        await using var second = new RunningPump(clone, centre.Address);
        await clone.WaitAcknowledgedAsync(19, Cancellation);
        await second.UntilAsync(state => state is { Epoch: EpochState.Quarantined, Refusal: null, Backlog: 0 });
        var quarantine = Assert.Single(_inbox.Quarantined(Lane));
        Assert.Equal((RefusalReason.Fork, 15), (quarantine.Reason, quarantine.Sequence));
        AssertAllArrivedOnce();
        AssertArrived(clone, 2, Checkpoint.Start);
    }

    [Fact]
    public async Task Two_lanes_with_the_same_identity_at_the_same_time_never_mix_and_lose_nothing()
    {
        Append(10);
        var clone = _journal.Copy();
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var one = new RunningPump(new SmallReads(_journal, 1), centre.Address);
        await using var two = new RunningPump(new SmallReads(clone, 1), centre.Address);
        for (var i = 0; i < 20; i++)
        {
            _journal.Append(_drafts.Next());
            clone.Append(_drafts.Next());
        }

        await _journal.WaitAcknowledgedAsync(30, Cancellation);
        await clone.WaitAcknowledgedAsync(30, Cancellation);
        Assert.NotEqual(_journal.Epoch, clone.Epoch);
        AssertArrived(_journal, _journal.Epoch, _inbox.Base(Lane.In(_journal.Epoch)));
        AssertArrived(clone, clone.Epoch, _inbox.Base(Lane.In(clone.Epoch)));
    }

    [Fact]
    public async Task A_restored_backup_goes_on_in_a_branch_from_what_was_acknowledged()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        Append(10);
        MemoryOutboxStore backup;
        await using (var pump = new RunningPump(_journal, centre.Address))
        {
            await _journal.WaitAcknowledgedAsync(10, Cancellation);
            Append(2);
            backup = _journal.Copy();
            Append(3);
            await _journal.WaitAcknowledgedAsync(15, Cancellation);
        }

        await using var restored = new RunningPump(backup, centre.Address);
        await _inbox.UntilAsync(store => store.Quarantined(Lane).Count > 0, Cancellation);
        Append(backup, 4);
        await backup.WaitAcknowledgedAsync(16, Cancellation);
        Assert.Equal(RefusalReason.Rewound, Assert.Single(_inbox.Quarantined(Lane)).Reason);
        AssertAllArrivedOnce();
        AssertArrived(backup, 2, backup.Entries[9].Checkpoint);
    }

    [Fact]
    public async Task A_lane_with_as_many_branches_as_may_wait_is_told_so_and_its_journal_waits()
    {
        Append(10);
        var restored = _journal.Copy();
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using (var pump = new RunningPump(_journal, centre.Address))
            await _journal.WaitAcknowledgedAsync(10, Cancellation);
        for (var epoch = 2; epoch < 2 + EnvelopeLimits.UndecidedEpochs; epoch++)
            await _inbox.OpenAsync(Lane.In(epoch), LaneGreeting.None, Cancellation);
        restored.Remove(10);
        await using var link = new RunningPump(restored, centre.Address);
        await link.UntilAsync(state => state.Refusal == RefusalReason.EpochLimit);
        _inbox.Decide(Lane.In(4), EpochState.Refused);
        await restored.WaitAcknowledgedAsync(9, Cancellation);
        AssertArrived(restored, 2 + EnvelopeLimits.UndecidedEpochs, Checkpoint.Start);
    }

    [Fact]
    public async Task A_centre_that_lost_what_it_acknowledged_gets_it_again_and_raises_an_alarm()
    {
        Append(10);
        await using (var centre = await CentreHost.StartAsync(_inbox))
        {
            await using var pump = new RunningPump(_journal, centre.Address);
            await _journal.WaitAcknowledgedAsync(10, Cancellation);
        }

        var restored = new MemoryInboxStore();
        await using var later = await CentreHost.StartAsync(restored);
        Append(1);
        await using var again = new RunningPump(_journal, later.Address);
        await _journal.WaitAcknowledgedAsync(11, Cancellation);
        Assert.Equal(11, restored.Count(Lane));
        var alarm = Assert.Single(restored.Quarantined(Lane));
        Assert.Equal((RefusalReason.CentreBehind, 10), (alarm.Reason, alarm.Sequence));
    }

    [Fact]
    public async Task A_row_deleted_in_the_lane_is_found_with_its_number()
    {
        Append(10);
        _journal.Remove(7);
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var pump = new RunningPump(_journal, centre.Address);
        await pump.UntilAsync(state => state is { Refusal: RefusalReason.Missing, RefusedSequence: 7 });
        await _inbox.UntilAsync(store => store.Quarantined(Lane).Count == 1, Cancellation);
        Assert.Equal(6, _inbox.Held(Lane).Sequence);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_with_its_number_and_what_stands_before_it_arrives()
    {
        Append(10);
        _journal.Damage(7);
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var pump = new RunningPump(_journal, centre.Address);
        await pump.UntilAsync(state => state is { Refusal: RefusalReason.Damaged, RefusedSequence: 7, Backlog: 4 });
        Assert.Equal(6, _inbox.Held(Lane).Sequence);

        // The link is tried again and again: it keeps saying why, and the centre keeps the evidence once.
        var contact = pump.Pump.State.LastContact;
        var told = 0;
        pump.Pump.Changed += (_, state) => told += state.Refusal is RefusalReason.Damaged ? 0 : 1;
        Append(3);
        await pump.UntilAsync(state => state.LastContact > contact && state is { Connected: true, Backlog: 7 });
        await pump.UntilAsync(state => !state.Connected);
        Assert.Equal(0, told);
        var quarantine = Assert.Single(_inbox.Quarantined(Lane));
        Assert.Equal((RefusalReason.Damaged, 7), (quarantine.Reason, quarantine.Sequence));
    }

    [Fact]
    public async Task A_forged_row_is_found_with_its_number_and_what_stands_before_it_arrives()
    {
        Append(10);
        var forged = new EnvelopeWriter(Lane).Write(_journal.Entries[5].Checkpoint, _drafts.Next());
        _journal.Replace(forged);
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var pump = new RunningPump(_journal, centre.Address);
        await pump.UntilAsync(state => state is { Refusal: RefusalReason.BrokenChain, RefusedSequence: 8 });
        Assert.Equal(7, _inbox.Held(Lane).Sequence);
        Assert.Equal(RefusalReason.BrokenChain, _inbox.Quarantined(Lane).Single().Reason);
    }

    [Fact]
    public async Task A_silent_centre_is_given_up_and_tried_again()
    {
        var silent = new SilentInbox();
        await using var centre = await CentreHost.StartAsync(silent);
        Append(3);
        var options = RunningPump.Hasty with { AnswerTimeout = TimeSpan.FromMilliseconds(150) };
        await using var pump = new RunningPump(_journal, centre.Address, options);
        await silent.OpenedTwice.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.False(pump.Pump.State.Connected);
    }

    [Fact]
    public async Task A_greeting_that_is_answered_later_than_a_status_is_due_is_waited_for()
    {
        var late = new LateInbox(_inbox, 4 * RunningPump.Hasty.StatusInterval);
        await using var centre = await CentreHost.StartAsync(late);
        Append(3);
        await using var pump = new RunningPump(_journal, centre.Address);
        await pump.UntilAsync(state => state is { Connected: true, AcknowledgedSequence: 3 });
        Assert.Equal(1, late.Opened);
    }

    [Fact]
    public void A_setting_that_makes_no_sense_is_named()
    {
        Assert.Null(RunningPump.Hasty.Fault());
        AssertFault("FirstPause", RunningPump.Hasty with { FirstPause = default });
        AssertFault("LongestPause", RunningPump.Hasty with { LongestPause = default });
        AssertFault("SoftwareVersion", RunningPump.Hasty with { SoftwareVersion = "" });
        AssertFault("AnswerTimeout", RunningPump.Hasty with { AnswerTimeout = default });
        AssertFault("StatusInterval", RunningPump.Hasty with { StatusInterval = default });
    }

    private static void AssertFault(string setting, OutboxPumpOptions options) =>
        Assert.StartsWith(setting, options.Fault(), StringComparison.Ordinal);

    private void Append(int count) => Append(_journal, count);

    private void Append(MemoryOutboxStore journal, int count)
    {
        for (var i = 0; i < count; i++)
            journal.Append(_drafts.Next());
    }

    private void AssertArrived(MemoryOutboxStore journal, int epoch, Checkpoint start)
    {
        Assert.Equal((epoch, start), (journal.Epoch, _inbox.Base(Lane.In(epoch))));
        Assert.Equal(
            journal.Entries.Skip((int)start.Sequence).Select(entry => entry.Checkpoint),
            _inbox.Stored(Lane.In(epoch)).Select(entry => entry.Checkpoint));
    }

    private void AssertAllArrivedOnce()
    {
        var journal = _journal.Entries.Select(entry => entry.Checkpoint);
        Assert.Equal(journal, _inbox.Stored(Lane).Select(entry => entry.Checkpoint));
    }
}
