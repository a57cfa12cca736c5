using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Tests.Distribution;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests;

/// <summary>A line of 64 kbit/s with 700 ms there and back; it and the lane's clock run thirty times faster.</summary>
public sealed class SlowLinkTests
{
    private const int Times = 30;
    private const int BytesPerSecond = 8_000 * Times;
    private const int Seed = 20261128;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(350) / Times;
    private static readonly Producer Lane = new("lane-1");
    private static readonly AttachmentKey Live = new(Guid.Parse("01930000-0000-7000-8000-000000000001"), "live");

    private readonly FastClock _clock = new(Times);
    private readonly MemoryInboxStore _inbox = new();
    private readonly MemoryOutboxStore _journal = new(Lane);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backlog_drains_without_giving_up_and_beginning_again()
    {
        Append(1_000);
        var watched = new WatchedJournal(_journal);
        await using var centre = await CentreHost.StartAsync(_inbox);
        await using var relay = Relay(centre);
        await using var pump = new RunningPump(watched, relay.Address, new OutboxPumpOptions(), time: _clock);
        await _journal.WaitAcknowledgedAsync(1_000, Cancellation);
        Assert.Equal((1, 0), (relay.Connections, watched.Restarts.Count));
        Assert.InRange(watched.MostUnderWay, 1, 2 * 8_000 * (long)SenderLimits.UnderWay.TotalSeconds);
    }

    [Fact]
    public async Task A_picture_comes_in_parts_after_the_backlog_and_the_journal_goes_on_beside_it()
    {
        Append(300);
        await using var centre = await CentreHost.StartAsync(_inbox);
        centre.Attachments.Want(Lane.LaneId, Live);
        centre.Attachments.AtPart = () => Assert.InRange(_inbox.Count(Lane), 284, int.MaxValue);
        await using var relay = Relay(centre);
        await using var pump = new RunningPump(_journal, relay.Address, new OutboxPumpOptions(), time: _clock);
        using var channel = new GrpcChannel(relay.Address);
        var sender = new AttachmentSender(
            channel, TimeSpan.FromSeconds(20), _clock, () => pump.Pump.State is { Connected: true, Backlog: <= 16 });
        var picture = Lists.Content(1, 512 * 1024);
        var sending = SendAsync(sender, picture);
        await _journal.WaitAcknowledgedAsync(300, Cancellation);
        while (!sending.IsCompleted)
        {
            Append(1);
            await _journal.WaitAcknowledgedAsync(_journal.Entries.Count, Cancellation);
        }

        await sending;
        Assert.Equal(picture, Assert.Single(centre.Attachments.Taken).Content);
        Assert.Equal(32, centre.Attachments.PartsTaken);
        Assert.Equal((2, _journal.Entries.Count), (relay.Connections, _inbox.Count(Lane)));
        Assert.InRange(_inbox.Count(Lane), 320, int.MaxValue);
    }

    private static SlowRelay Relay(CentreHost centre) => new(centre.Port, BytesPerSecond, Delay, Seed);

    private static async Task SendAsync(AttachmentSender sender, byte[] picture)
    {
        while (!await sender.SendAsync(Live, picture, Cancellation))
            await Task.Yield();
    }

    private void Append(int count)
    {
        var drafts = new SeededDrafts(_journal.Entries.Count, payloadBytes: 700);
        for (var i = 0; i < count; i++)
            _journal.Append(drafts.Next());
    }
}
