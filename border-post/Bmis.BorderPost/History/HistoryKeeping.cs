using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.History;

/// <summary>
/// Keeps the lane's histories current: with what this lane decides, as soon as it is in the journal, and with what the
/// centre tells.
/// </summary>
internal sealed class HistoryKeeping(
    Journal journal,
    HistoryStore store,
    CentreChannel centre,
    LaneCalendar calendar,
    IOptions<ListsOptions> lists,
    IOptions<LaneOptions> lane,
    IOptions<HistoryOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    private const int EntriesAtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(TakeOwnAsync(stoppingToken), FollowAsync(stoppingToken), ForgetAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lane stops.
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        if (centre.Channel is not { } channel) return;
        var follower = new FeedFollower(
            channel, lane.Value.Id, HistoryContract.Feed, lists.Value.Verifier(), store,
            new ListSubscriberOptions(), clock, loggers.CreateLogger<FeedFollower>());
        await follower.RunAsync(cancellation);
    }

    private async Task TakeOwnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var position = store.JournalPosition;
            await journal.WaitBeyondAsync(position, cancellation);
            var entries = await journal.ReadAsync(position + 1, EntriesAtOnce, int.MaxValue, cancellation);
            store.TakeOwn([.. entries.Select(Past).OfType<HistoryItem>()], entries[^1].Sequence);
        }
    }

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            store.Forget(calendar.Today.AddDays(-options.Value.KeepDays));
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    // The lane's own record alone does not make a history whole.
    private static HistoryItem? Past(Envelope entry) =>
        entry.Payload is { } payload && Record(entry.Header.Kind, payload.Span) is { } record
        && PastCrossing.Of(record) is { } past
            ? new HistoryItem(past, IsComplete: false)
            : null;

    private static Crossing? Record(string kind, ReadOnlySpan<byte> payload)
    {
        if (kind == EntryKinds.Correction)
            return CorrectionContract.TryRead(payload, out var correction, out _) ? correction!.Corrected : null;
        return kind == EntryKinds.Crossing && CrossingContract.TryRead(payload, out var crossing, out _)
            ? crossing
            : null;
    }
}
