using System.Collections.Concurrent;
using Bmis.Central.CommandLine;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Lists ready for screening, by name: a list's own, its source's, or <c>alert</c> for all that are approved. The
/// newest approved version counts; where none is approved yet, the newest.
/// </summary>
internal sealed class LoadedLists(AlertListStore store, ListDesk desk)
{
    private readonly ConcurrentDictionary<string, (string Versions, AlertSnapshot Snapshot)> _loaded = new();

    /// <summary>The list with a name.</summary>
    /// <exception cref="StopException">There is none.</exception>
    public async Task<AlertSnapshot> LoadAsync(string name, CancellationToken cancellation)
    {
        var versions = Chosen(name, await store.VersionsAsync(cancellation));
        if (versions.Count == 0) throw new StopException($"There is no alert list '{name}'.");
        var key = string.Join(' ', versions.Select(version => $"{version.ListName}:{version.Version}"));
        if (_loaded.TryGetValue(name, out var held) && held.Versions == key) return held.Snapshot;
        var entries = new List<AlertEntry>();
        foreach (var version in versions) entries.AddRange(await desk.EntriesAsync(version, cancellation));
        var snapshot =
            AlertSnapshot.Build(name, versions.Max(version => version.Version), entries.DistinctBy(entry => entry.Id));
        _loaded[name] = (key, snapshot);
        return snapshot;
    }

    private static List<StoredVersion> Chosen(string name, IReadOnlyList<StoredVersion> all)
    {
        var wanted = all.Where(version => version.ListName == name).ToList();
        if (wanted.Count == 0) wanted = [.. all.Where(version => version.Source == name)];
        if (wanted.Count == 0 && name == ListNames.Alert) wanted = [.. all.Where(version => version.IsApproved)];
        return [.. wanted.GroupBy(version => version.ListName)
            .Select(list => list.OrderByDescending(version => version.IsApproved)
                .ThenByDescending(version => version.Version).First())];
    }
}
