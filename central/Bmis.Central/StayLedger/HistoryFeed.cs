using System.Runtime.CompilerServices;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Dapper;

namespace Bmis.Central.StayLedger;

/// <summary>Histories as lanes follow them, and the answer about one traveller under all his or her names.</summary>
internal sealed class HistoryFeed(
    IWarehouse warehouse,
    LaneDirectory lanes,
    LaneBell bell,
    WarehouseKeys keys,
    PersonLinks links,
    TravellerHistories histories,
    TimeProvider clock) : IFeedSource
{
    private const int ItemsAtOnce = 500;

    private const string SelectPage =
        """
        select feed.position, feed.complete, item.crossing_id, item.content
        from history_feed as feed join history_item as item using (crossing_id)
        where feed.post_code = @post and feed.position > @after order by feed.position limit @limit
        """;

    // How old "nothing new" may be, and how long another server's news may take.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, string feed, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = DateTimeOffset.MinValue;
        while (feed == HistoryContract.Feed)
        {
            var rung = bell.Next;
            var now = clock.GetUtcNow();
            if (await lanes.FindAsync(lane.LaneId, cancellation) is not { Disabled: false } known)
                yield break;
            var page = await ReadAsync(known.PostCode, after, now, cancellation);
            if (page.UpTo > after || now - told >= Silence)
            {
                yield return page;
                (after, told) = (page.UpTo, now);
                if (page.Content.Length > 0)
                    continue;
            }

            await Task.WhenAny(rung, Task.Delay(Poll, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, string topic, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (topic != HistoryContract.Feed
            || !HistoryContract.TryQuestion(content.Span, out var traveller, out var document))
            return null;
        var person = await links.OfAsync(
            keys.Index(HistoryKeys.Person(traveller)), keys.Index(HistoryKeys.Document(document)), cancellation);
        return HistoryContract.Write(await histories.OfAsync(person, cancellation));
    }

    private async Task<FeedContent> ReadAsync(
        string post, long after, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            SelectPage, new { post, after, limit = ItemsAtOnce }, cancellationToken: cancellation))).ToList();
        return rows.Count == 0
            ? new FeedContent(after, after, now, ReadOnlyMemory<byte>.Empty)
            : new FeedContent(after, rows[^1].Position, now, HistoryContract.Write(rows.SelectMany(Items)));
    }

    private IEnumerable<HistoryItem> Items(Row row) => histories.Items(row.CrossingId, row.Content, row.Complete);

    private sealed record Row
    {
        public long Position { get; init; }

        public bool Complete { get; init; }

        public Guid CrossingId { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
