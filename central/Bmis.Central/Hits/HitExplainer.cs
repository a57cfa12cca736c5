using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>
/// Asks the engine again why an entry was hit: in the published list while that says the same, else with the entry as
/// it was kept.
/// </summary>
internal sealed class HitExplainer(PublishedAlerts alerts, HitEntries entries)
{
    public async Task<HitExplanation> ExplainAsync(HitItem item, Crossing? record, CancellationToken cancellation)
    {
        var list = await alerts.CurrentAsync(cancellation);
        var current = list?.Find(item.EntryId);
        if (current is not null && (item.EntryDigest.Length == 0 || EntryDigest.Of(current) == item.EntryDigest))
            return Ask(list!, current, record, isAsThen: item.EntryDigest.Length > 0);
        if (await entries.FindAsync(item.EntryId, item.EntryDigest, cancellation) is { } kept)
            return Ask(AlertSnapshot.Build(item.ListName, 0, [kept]), kept, record, isAsThen: true);
        return current is null
            ? new HitExplanation(null, false, null, 0)
            : Ask(list!, current, record, isAsThen: false);
    }

    /// <summary>
    /// The links of an entry to others; one to an entry that is collected discreetly exists for its role alone.
    /// </summary>
    public async Task<IReadOnlyList<AlertLink>> LinksAsync(
        AlertEntry? entry, HitViewer viewer, CancellationToken cancellation)
    {
        if (entry is null || entry.Links.Count == 0)
            return [];
        var list = await alerts.CurrentAsync(cancellation);
        return [.. entry.Links.Where(link => viewer.SeesDiscreet || IsOpen(list?.Find(link.EntryId)))];
    }

    // Of an entry that is gone nobody knows whether it was discreet.
    private static bool IsOpen(AlertEntry? other) => other is not null
        && !AlertPrecedence.IsDiscreet(other.Actions.OnEntry)
        && !AlertPrecedence.IsDiscreet(other.Actions.OnExit);

    private static HitExplanation Ask(AlertSnapshot list, AlertEntry entry, Crossing? record, bool isAsThen)
    {
        var candidate = record is null
            ? null
            : list.Screen(TravellerQuery.Of(record.Traveller, record.Document))
                .FirstOrDefault(one => one.Entry.Id == entry.Id);
        return new(entry, isAsThen, candidate, list.Version);
    }
}
