using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Lists;

/// <summary>
/// The version of one list that is in use. A newer one is read beside it and swapped in whole; one that cannot be
/// read leaves the old one in use. Reading is safe from any thread; one thread offers.
/// </summary>
internal sealed class ListSlot<T>(string name, Func<HeldList, T?> read, ILogger logger)
    where T : class
{
    private volatile Held? _current;
    private Held? _prepared;

    internal string Name => name;

    internal ListManifest? Manifest => _current?.Manifest;

    /// <summary>What is in use now, with its manifest: take it once and keep it for a whole piece of work.</summary>
    internal (T? Content, ListManifest? Manifest) Current =>
        _current is { } held ? (held.Content, held.Manifest) : default;

    /// <summary>Reads a version that is about to be swapped in and keeps it ready; false when it cannot.</summary>
    internal bool Prepare(HeldList list)
    {
        _prepared = Read(list) is { } content ? new Held(content, list.Manifest) : null;
        if (_prepared is null)
            Log.ListUnreadable(logger, name, list.Manifest.Version);
        return _prepared is not null;
    }

    /// <summary>Takes a version into use; false when it cannot be read.</summary>
    internal bool Offer(HeldList list)
    {
        if (!ReferenceEquals(_prepared?.Manifest, list.Manifest) && !Prepare(list))
            return false;
        _current = _prepared;
        _prepared = null;
        Log.ListInUse(logger, name, list.Manifest.Version);
        return true;
    }

    /// <summary>Takes the first version into use that can be read.</summary>
    internal void OfferFirst(IEnumerable<HeldList> newestFirst) => _ = newestFirst.Any(Offer);

    private T? Read(HeldList list)
    {
        try
        {
            return read(list);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Held(T Content, ListManifest Manifest);
}
