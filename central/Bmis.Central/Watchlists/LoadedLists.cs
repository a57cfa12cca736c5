using System.Collections.Concurrent;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Entries;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Lists ready for screening, by name: a list's own, its source's, or <c>alert</c> for all that are approved, those
/// without effect at lanes too. What is approved counts with the desk's words; where nothing is approved yet, the
/// newest version.
/// </summary>
internal sealed class LoadedLists(AlertListStore store, ApprovedReader approved)
{
    private readonly ConcurrentDictionary<string, (string Versions, AlertSnapshot Snapshot)> _loaded = new();

    /// <summary>The list with a name.</summary>
    /// <exception cref="StopException">There is none.</exception>
    public async Task<AlertSnapshot> LoadAsync(string name, CancellationToken cancellation)
    {
        var current = await approved.CurrentAsync(cancellation);
        var wanted = current.Lists.Where(list => list.Name == name).ToList();
        if (wanted.Count == 0) wanted = [.. current.Lists.Where(list => list.Source == name)];
        if (wanted.Count == 0 && name == ListNames.Alert) wanted = [.. current.Lists];
        var entries = wanted.SelectMany(list => current.Of(list.Name))
            .Where(entry => entry.Desk is not { IsWithdrawn: true })
            .Select(entry => entry.Entry)
            .ToList();
        if (entries.Count == 0) return await UnapprovedAsync(name, wanted, cancellation);
        return Held(name, current.Key, wanted.Max(list => list.Version), entries);
    }

    private async Task<AlertSnapshot> UnapprovedAsync(
        string name, List<ApprovedList> wanted, CancellationToken cancellation)
    {
        var versions = (await store.VersionsAsync(cancellation))
            .Where(version => wanted.Any(list => list.Name == version.ListName && list.Version == 0))
            .GroupBy(version => version.ListName)
            .Select(list => list.First())
            .ToList();
        if (name == ListNames.Alert || (versions.Count == 0 && !wanted.Any(list => list.IsDesk)))
            throw new StopException($"There is no alert list '{name}'.");
        var entries = new List<AlertEntry>();
        foreach (var version in versions) entries.AddRange(await store.EntriesAsync(version, cancellation));
        var key = string.Join(' ', versions.Select(version => $"{version.ListName}:{version.Version}"));
        return Held(name, key, versions.Select(version => version.Version).FirstOrDefault(1), entries);
    }

    private AlertSnapshot Held(string name, string key, long version, List<AlertEntry> entries)
    {
        if (_loaded.TryGetValue(name, out var held) && held.Versions == key) return held.Snapshot;
        var snapshot = AlertSnapshot.Build(name, version, entries.DistinctBy(entry => entry.Id));
        _loaded[name] = (key, snapshot);
        return snapshot;
    }
}
