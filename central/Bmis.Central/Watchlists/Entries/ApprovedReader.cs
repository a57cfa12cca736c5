using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// Reads what is approved; what has not changed since is not read again. Safe for all threads.
/// </summary>
internal sealed class ApprovedReader(AlertListStore lists, DeskWordStore words, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, DeskWord> _words = new(StringComparer.Ordinal);
    private Dictionary<string, (long Version, IReadOnlyList<AlertEntry> Entries)> _imported = [];
    private ApprovedLists? _current;
    private long _read;

    /// <summary>All that is approved now.</summary>
    public async Task<ApprovedLists> CurrentAsync(CancellationToken cancellation)
    {
        var approved = await lists.ApprovedAsync(cancellation);
        var all = await lists.ListsAsync(cancellation);
        var newest = await words.NewestAsync(cancellation);
        // With the day a list may be over, and its ids another's.
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var key = FormattableString.Invariant($"{day:yyyy-MM-dd}|") + string.Join(' ', all.Select(list => list.Name))
            + '|' + string.Join(' ', approved.Select(version => $"{version.ListName}:{version.Version}"))
            + FormattableString.Invariant($"|{newest}");
        if (Volatile.Read(ref _current) is { } held && held.Key == key) return held;
        await _gate.WaitAsync(cancellation);
        try
        {
            await CatchUpAsync(cancellation);
            _imported = await ImportedAsync(approved, cancellation);
            var made = new ApprovedLists(
                key,
                day,
                [.. all.Select(list => Approved(list, approved))],
                _imported.ToDictionary(list => list.Key, list => list.Value.Entries),
                _words);
            Volatile.Write(ref _current, made);
            return made;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        foreach (var (number, word) in await words.AfterAsync(_read, cancellation))
        {
            _words[word.SubjectId] = word;
            _read = number;
        }
    }

    private async Task<Dictionary<string, (long, IReadOnlyList<AlertEntry>)>> ImportedAsync(
        IReadOnlyList<StoredVersion> approved, CancellationToken cancellation)
    {
        var imported = new Dictionary<string, (long, IReadOnlyList<AlertEntry>)>();
        foreach (var version in approved)
            imported[version.ListName] =
                _imported.TryGetValue(version.ListName, out var held) && held.Version == version.Version
                    ? held
                    : (version.Version, Ordered(await lists.EntriesAsync(version, cancellation)));
        return imported;
    }

    private ApprovedList Approved((string Name, string Source) list, IReadOnlyList<StoredVersion> approved)
    {
        var word = _words.GetValueOrDefault(ApprovedList.SubjectOf(list.Name));
        var version = approved.FirstOrDefault(version => version.ListName == list.Name);
        return new(
            list.Name,
            list.Source,
            ListImporters.Find(list.Source) is { IsAssetFreeze: true },
            word?.List ?? ListTerms.Silent,
            word?.Version ?? 0,
            version?.Version ?? 0,
            version?.Sha256 ?? "");
    }

    private static AlertEntry[] Ordered(IReadOnlyList<AlertEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Id, StringComparer.Ordinal)];
}
