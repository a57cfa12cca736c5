using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.Sync.Feeds;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.History;

/// <summary>What the lane and the centre know of a traveller's past. Safe for all threads.</summary>
internal sealed class TravellerHistory(
    HistoryStore store, CentreChannel centre, ListShelf shelf, IOptions<HistoryOptions> options) : ITravellerPast
{
    public Past Recall(Traveller? traveller, TravelDocument? document)
    {
        var items = store.Recall(traveller, document);
        return Past.Of(items.Select(item => item.Past), items.Any(item => item.IsComplete), store.AsOf);
    }

    public async ValueTask<Past?> AskAsync(
        Traveller? traveller, TravelDocument? document, CancellationToken cancellation)
    {
        if (centre.Channel is not { } channel) return null;
        try
        {
            var answer = await FeedFollower.AskAsync(
                channel,
                HistoryContract.Feed,
                HistoryContract.Question(traveller, document),
                TimeSpan.FromMilliseconds(options.Value.AskMilliseconds),
                cancellation);
            if (!HistoryContract.TryRead(answer.Span, out var items, out _)) return null;
            store.Learn(items);
            return Past.Of(items.Select(item => item.Past), isComplete: true, shelf.CentreTime);
        }
        catch (GrpcException)
        {
            return null;
        }
    }
}
