using System.Security.Cryptography;
using Bmis.Biographics;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.Sync.Sealing;
using Bmis.Watchlist.Documents;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>
/// The index of lost documents and its supplement, as far as the lane holds them. They are used together or not at all:
/// until both of a newer generation are here, those of the older one stay in use. The index lies on the disk in clear,
/// because it is mapped and tells nothing without the secret; the supplement with the secret is sealed. One thread
/// takes in, any thread finds.
/// </summary>
internal sealed class LostDocumentShelf(
    IOptions<LostDocumentsOptions> options,
    IOptions<ListsOptions> listOptions,
    IOptions<LaneOptions> lane,
    ListShelf lists,
    MasterKeys keys,
    ILogger<LostDocumentShelf> logger) : IDisposable
{
    private const string Newest = ListNames.LostDocumentsSupplement;

    // A look-up takes some microseconds. Whoever swaps waits for those under way, so that nobody reads a map that was
    // let go.
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly LostDocumentsOptions _options = options.Value;
    private Held<LostDocumentIndex>? _index;
    private Held<LostDocumentSupplement>? _supplement;
    private Held<LostDocumentIndex>? _readIndex;
    private Held<LostDocumentSupplement>? _readSupplement;
    private Pair? _inUse;

    /// <summary>
    /// How the lane stands with the list: the supplement says how old it is. None when it is off.
    /// </summary>
    internal IReadOnlyList<ListState> States
    {
        get
        {
            if (!_options.Enabled) return [];
            var pair = Volatile.Read(ref _inUse);
            return [State(ListNames.LostDocuments, pair, pair?.Index), State(Newest, pair, pair?.Supplement)];
        }
    }

    /// <summary>Raised after another pair came into use.</summary>
    internal event EventHandler? Changed;

    /// <summary>The version that look-ups answer with; 0 without one.</summary>
    internal long Version => Volatile.Read(ref _inUse)?.Supplement.Version ?? 0;

    /// <summary>The versions in use, by name.</summary>
    internal IEnumerable<KeyValuePair<string, long>> Versions =>
        States.Where(one => one.Version > 0).Select(one => KeyValuePair.Create(one.Name, one.Version));

    /// <summary>
    /// Looks a document up, with the version that answered; without a row when the document is not listed.
    /// </summary>
    internal LostFinding Find(CountryCode state, DocumentNumber number)
    {
        _gate.EnterReadLock();
        try
        {
            if (_inUse is not { } pair) return new(new(Newest, 0, Freshness.Missing), null, "");
            var row = pair.Set.Find(state, number);
            return new(pair.Consulted(this), row, row is null ? "" : pair.Set.NameOf(state, number));
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>Whether the disk keeps its reserve when a version has arrived.</summary>
    /// <param name="list">The version.</param>
    /// <param name="arrived">Bytes of it that are on the disk already.</param>
    /// <exception cref="IOException">The disk cannot be asked.</exception>
    internal bool HasRoomFor(ListManifest list, long arrived) =>
        new DriveInfo(Path.GetFullPath(lane.Value.Folder)).AvailableFreeSpace + Math.Min(arrived, list.Length)
            - list.Length >= _options.Reserve;

    /// <summary>Opens the folder, reads every byte of what it holds, and takes the newest pair into use.</summary>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    internal ListFolder Open()
    {
        var folder = new ListFolder(
            Path.Combine(lane.Value.Folder, "lost-documents"),
            listOptions.Value.Verifier(lane.Value),
            CanUse,
            keys,
            name => name == ListNames.LostDocuments,
            VersionInUse);
        List<Held<LostDocumentIndex>> indexes =
            [.. folder.FindAll(ListNames.LostDocuments).Select(ReadIndex).OfType<Held<LostDocumentIndex>>()];
        List<Held<LostDocumentSupplement>> supplements =
        [
            .. folder.FindAll(ListNames.LostDocumentsSupplement).Select(ReadSupplement)
                .OfType<Held<LostDocumentSupplement>>(),
        ];
        (_index, _supplement) = (indexes.FirstOrDefault(), supplements.FirstOrDefault());
        _ = supplements.Any(supplement => indexes.Exists(index => Use(index, supplement)));
        foreach (var index in indexes.Where(one => one != _index && one != _inUse?.Held))
            index.Content.Dispose();
        return folder;
    }

    /// <summary>Takes what has arrived, and into use once its counterpart is here too.</summary>
    internal void TakeIn(HeldList list)
    {
        if (list.Manifest.Name == ListNames.LostDocuments)
        {
            if (_index is { } waiting && waiting != _inUse?.Held) waiting.Content.Dispose();
            _index = Take(ref _readIndex, list) ?? ReadIndex(list);
        }
        else
        {
            _supplement = Take(ref _readSupplement, list) ?? ReadSupplement(list);
        }

        if (_index is { } index && _supplement is { } supplement) Use(index, supplement);
    }

    public void Dispose()
    {
        var last = Swap(null);
        last?.Held.Content.Dispose();
        _index?.Content.Dispose();
        _readIndex?.Content.Dispose();
        _gate.Dispose();
    }

    private Freshness Judge(ListManifest index, ListManifest supplement) =>
        lists.CentreTime >= index.Expires || lists.IsRecalled(index)
            ? Freshness.Expired
            : lists.Judge(_options.Age, supplement);

    private bool Use(Held<LostDocumentIndex> index, Held<LostDocumentSupplement> supplement)
    {
        if (!supplement.Content.BelongsTo(index.Content)) return false;
        if (supplement.Content.Join(index.Content).Set is not { } set)
        {
            Log.ListUnreadable(logger, supplement.Manifest.Name, supplement.Manifest.Version);
            return false;
        }

        var before = Swap(new(index, supplement.Manifest, set));
        if (before is not null && before.Held != index) before.Held.Content.Dispose();
        Log.ListInUse(logger, index.Manifest.Name, index.Manifest.Version);
        Log.ListInUse(logger, supplement.Manifest.Name, supplement.Manifest.Version);
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private Pair? Swap(Pair? next)
    {
        _gate.EnterWriteLock();
        try
        {
            return Interlocked.Exchange(ref _inUse, next);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    // While one of a newer pair keeps coming in newer versions and the other one does not come, neither of the pair in
    // use may go: after a restart nothing would be left to look up in.
    private long? VersionInUse(string name) => Volatile.Read(ref _inUse) is { } pair
        ? (name == ListNames.LostDocuments ? pair.Index : pair.Supplement).Version
        : null;

    private bool CanUse(HeldList list)
    {
        if (list.Manifest.Name != ListNames.LostDocuments) return (_readSupplement = ReadSupplement(list)) is not null;
        _readIndex?.Content.Dispose();
        return (_readIndex = ReadIndex(list)) is not null;
    }

    private Held<LostDocumentIndex>? ReadIndex(HeldList list) =>
        Read(list, () => LostDocumentIndex.Open(list.Path).Index);

    private Held<LostDocumentSupplement>? ReadSupplement(HeldList list) =>
        Read(list, () => list.Manifest.Length > LostDocumentSupplement.Longest ? null : Supplement(list));

    private static LostDocumentSupplement? Supplement(HeldList list)
    {
        var bytes = list.ReadAllBytes();
        try
        {
            return LostDocumentSupplement.Read(bytes).Supplement;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private Held<T>? Read<T>(HeldList list, Func<T?> read)
        where T : class
    {
        try
        {
            if (read() is { } content) return new(content, list.Manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is told below like a file that is none.
        }

        Log.ListUnreadable(logger, list.Manifest.Name, list.Manifest.Version);
        return null;
    }

    private static Held<T>? Take<T>(ref Held<T>? read, HeldList list)
        where T : class
    {
        if (!ReferenceEquals(read?.Manifest, list.Manifest)) return null;
        var taken = read;
        read = null;
        return taken;
    }

    private ListState State(string name, Pair? pair, ListManifest? manifest) =>
        new(name, manifest?.Version ?? 0, pair?.Freshness(this) ?? Freshness.Missing, manifest?.Created);

    private sealed record Held<T>(T Content, ListManifest Manifest)
        where T : class;

    private sealed record Pair(Held<LostDocumentIndex> Held, ListManifest Supplement, LostDocumentSet Set)
    {
        internal ListManifest Index => Held.Manifest;

        internal Freshness Freshness(LostDocumentShelf shelf) => shelf.Judge(Index, Supplement);

        internal ConsultedList Consulted(LostDocumentShelf shelf) =>
            new(Newest, Supplement.Version, Freshness(shelf));
    }
}
