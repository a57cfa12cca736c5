using Bmis.Central.CrossingHistory;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// The pictures of an item of the queue: the traveller's, of the newest crossing that has one, and the entry's. Whoever
/// may not see the item finds none.
/// </summary>
internal sealed class HitPictureReader(
    HitStore hits,
    CrossingStore crossings,
    HitExplainer explainer,
    TravellerPhotographs travellers,
    EntryPhotographs entries,
    IOptions<PhotographsOptions> options)
{
    public const string Entry = "entry";

    public int Days => options.Value.Days;

    /// <summary>What the page of an item shows.</summary>
    public async Task<IReadOnlyList<PictureView>> ViewAsync(
        HitItem item, IReadOnlyList<StoredHit> occurrences, AlertEntry? entry, CancellationToken cancellation)
    {
        var views = new List<PictureView>();
        foreach (var (kind, (_, state)) in await ShownAsync(occurrences, cancellation))
            views.Add(View(item, kind, state, state == PictureState.Here));

        // A report of a lost document has no picture.
        if (item.Listing is not null)
            return views;
        var has = entry is not null && await entries.FindAsync(entry.Photograph, cancellation) is not null;
        views.Add(View(item, Entry, StateOf(entry), has));
        return views;
    }

    /// <summary>The JPEG file of one of them; null where there is none.</summary>
    public async Task<byte[]?> FindAsync(Guid id, string kind, HitViewer viewer, CancellationToken cancellation)
    {
        if (await hits.FindAsync(id, viewer, cancellation) is not { } item)
            return null;
        if (kind == Entry)
        {
            var record = await crossings.ReadRecordAsync(item.RegionId, item.LaneId, item.Sequence, cancellation);
            var entry = (await explainer.ExplainAsync(item, record, cancellation)).Entry;
            return entry is null ? null : await entries.FindAsync(entry.Photograph, cancellation);
        }

        var shown = await ShownAsync(await hits.OccurrencesAsync(id, cancellation), cancellation);
        return shown.TryGetValue(kind, out var one)
            ? await travellers.FindAsync(one.Of.RegionId, one.Of.PicturedId, kind, cancellation)
            : null;
    }

    // By kind the newest crossing whose picture is here, else what is known of the newest one. A referral and the
    // record that closes it are one crossing.
    private async Task<Dictionary<string, (StoredHit Of, string State)>> ShownAsync(
        IReadOnlyList<StoredHit> occurrences, CancellationToken cancellation)
    {
        var shown = new Dictionary<string, (StoredHit Of, string State)>();
        foreach (var sight in occurrences.GroupBy(one => one.PicturedId).Select(one => one.Last()))
        {
            var states = await travellers.StatesAsync(
                sight.RegionId, sight.PicturedId, sight.CrossedAt, cancellation);
            foreach (var (kind, state) in states)
                if (!shown.TryGetValue(kind, out var held)
                    || (held.State != PictureState.Here && state == PictureState.Here))
                    shown[kind] = (sight, state);
            if (shown.Values.All(one => one.State == PictureState.Here))
                break;
        }

        return shown;
    }

    // A reference that is not ours is told on the page, among what the entry says.
    private static string StateOf(AlertEntry? entry) => entry switch
    {
        null => "entry-gone",
        { Photograph.Length: 0 } => "entry-none",
        _ => "entry-elsewhere",
    };

    private static PictureView View(HitItem item, string kind, string state, bool isHere) => new(
        kind, isHere ? $"{item.Address}/photographs/{kind}" : "", isHere ? "" : $"picture.why.{state}");
}
