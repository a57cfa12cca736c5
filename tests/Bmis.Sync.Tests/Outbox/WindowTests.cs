using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Tests.Inbox;
using Bmis.TestKit;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests.Outbox;

/// <summary>What is under way between a lane and a centre, and what a cut or a stalled centre makes of it.</summary>
public sealed class WindowTests
{
    private const int Entries = 4_000;
    private const int Cuts = 12;

    private static readonly Producer Lane = new("lane-1");
    private readonly MemoryOutboxStore _journal = new(Lane);
    private readonly MemoryInboxStore _inbox = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_cut_no_more_is_sent_again_than_one_window()
    {
        Append(Entries);
        var random = new Random(8);
        var budgets = Enumerable.Range(0, Cuts).Select(_ => (long)random.Next(30_000, 400_000)).ToList();
        var watched = new WatchedJournal(_journal);
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var relay = new CuttingRelay(
            centre.Port, connection => connection < Cuts ? budgets[connection] : long.MaxValue);
        await using var pump = new RunningPump(watched, relay.Address);
        await _journal.WaitAcknowledgedAsync(Entries, Cancellation);
        Assert.True(relay.Connections > Cuts, $"{relay.Connections}");
        Assert.NotEmpty(watched.Restarts);
        Assert.All(watched.Restarts, restart => Assert.InRange(restart.Again, 0, restart.UnderWay));
        Assert.InRange(watched.MostBatches, 1, SenderLimits.Window);
        Assert.Equal(_journal.Entries.Select(one => one.Checkpoint), _inbox.Stored(Lane).Select(one => one.Checkpoint));
    }

    [Fact]
    public async Task Behind_a_centre_that_stores_nothing_a_lane_holds_no_more_than_its_first_window()
    {
        Append(Entries);
        var stalled = new GatedInbox(_inbox);
        var watched = new WatchedJournal(_journal);
        await using var centre = await CentreHost.StartAsync(stalled);
        await using var pump = new RunningPump(watched, centre.Address);
        await stalled.AtGateAsync();
        await watched.LooksAsync(5).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.InRange(watched.UnderWay, 1, 2 * SenderLimits.FirstBytes);
        stalled.Open();
        await _journal.WaitAcknowledgedAsync(Entries, Cancellation);
    }

    private void Append(int count)
    {
        var drafts = new SeededDrafts(1, payloadBytes: 700);
        for (var i = 0; i < count; i++)
            _journal.Append(drafts.Next());
    }
}
