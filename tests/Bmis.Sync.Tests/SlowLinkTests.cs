using Bmis.Sync.Attachments;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Tests.Distribution;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Bmis.TestKit.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Tests;

/// <summary>A line of 64 kbit/s with 700 ms there and back; it and the lane's clock run thirty times faster.</summary>
public sealed class SlowLinkTests : IDisposable
{
    private const int Times = 30;
    private const int BytesPerSecond = 8_000 * Times;
    private const int Seed = 20261128;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(350) / Times;
    private static readonly Producer Lane = new("lane-1");
    private static readonly AttachmentKey Live = new(Guid.Parse("01930000-0000-7000-8000-000000000001"), "live");

    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-slow-");
    private readonly Lists _lists = new();
    private readonly FastClock _clock = new(Times);
    private readonly MemoryInboxStore _inbox = new();
    private readonly MemoryOutboxStore _journal = new(Lane);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _lists.Dispose();
        _disk.Delete(recursive: true);
    }

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

    [Fact]
    public async Task Lists_come_beside_one_another_without_a_chunk_that_is_begun_again()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        foreach (var name in (string[])["alerts", "officers", "prints"])
        {
            var content = Lists.Content(name.Length, 3 * 256 * 1024 / 2);
            using var stream = new MemoryStream(content);
            centre.Lists.Publish(
                await _lists.Signer.SignAsync(
                    name, 1, Lists.Created, Lists.Created.AddDays(7), stream, ListLimits.UsualChunk, Cancellation),
                content);
        }

        await using var relay = Relay(centre);
        using var channel = new GrpcChannel(relay.Address);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var (here, left) = (new TaskCompletionSource(), 3);
        var subscribers = new List<Task>();
        foreach (var name in (string[])["alerts", "officers", "prints"])
        {
            var subscriber = new ListSubscriber(
                channel,
                new ListFolder(Path.Combine(_disk.FullName, name), _lists.Verifier),
                new ListSubscriberOptions { Wants = list => list.Name == name },
                _clock,
                NullLogger<ListSubscriber>.Instance);
            subscriber.Arrived += (_, _) =>
            {
                if (Interlocked.Decrement(ref left) == 0) here.SetResult();
            };
            subscribers.Add(subscriber.RunAsync(stop.Token));
        }

        await here.Task.WaitAsync(Cancellation);
        await stop.CancelAsync();
        foreach (var subscriber in subscribers)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscriber);
        Assert.Equal(6, centre.Lists.ChunksRead);
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
