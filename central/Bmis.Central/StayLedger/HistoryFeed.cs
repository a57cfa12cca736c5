using System.Runtime.CompilerServices;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Intake;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Dapper;

namespace Bmis.Central.StayLedger;

/// <summary>Histories as lanes follow them, and the answer about one traveller.</summary>
internal sealed class HistoryFeed(
    IWarehouse warehouse,
    LaneDirectory lanes,
    HistoryBell bell,
    WarehouseKeys keys,
    RecordSeal seal,
    TimeProvider clock) : IFeedSource
{
    private const int ItemsAtOnce = 500;

    private const string SelectPage =
        """
        select feed.position, feed.complete, item.crossing_id, item.content
        from history_feed as feed join history_item as item using (crossing_id)
        where feed.post_code = @post and feed.position > @after order by feed.position limit @limit
        """;

    private const string SelectAnswer =
        """
        select 0::bigint as position, true as complete, crossing_id, content from history_item
        where person = @person or document = @document order by item_id desc limit @limit
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
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            SelectAnswer,
            new
            {
                person = keys.Index(HistoryKeys.Person(traveller)),
                document = keys.Index(HistoryKeys.Document(document)),
                limit = HistoryContract.MostItems,
            },
            cancellationToken: cancellation));
        return HistoryContract.Write(rows.SelectMany(Items));
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

    private IEnumerable<HistoryItem> Items(Row row) =>
        seal.History(row.CrossingId, row.Content) is { } content
            && HistoryContract.TryRead(content, out var items, out _)
            ? items.Select(item => item with { IsComplete = row.Complete })
            : [];

    private sealed record Row
    {
        public long Position { get; init; }

        public bool Complete { get; init; }

        public Guid CrossingId { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
