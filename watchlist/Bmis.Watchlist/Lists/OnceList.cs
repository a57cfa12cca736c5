namespace Bmis.Watchlist.Lists;

/// <summary>
/// Items in the order in which they came, each of them once. It stays quick for an entry with a million rows, which is
/// refused only at its end.
/// </summary>
internal sealed class OnceList<T>
{
    private const int FewItems = 16;

    private readonly List<T> _items = [];
    private HashSet<T>? _seen;

    internal int Count => _items.Count;

    internal T this[int index] => _items[index];

    internal void Add(T item)
    {
        if (IsNew(item)) _items.Add(item);
    }

    internal void AddFirst(T item)
    {
        if (IsNew(item)) _items.Insert(0, item);
    }

    internal T[] ToArray() => [.. _items];

    private bool IsNew(T item)
    {
        if (_items.Count == FewItems) _seen ??= [.. _items];
        return _seen?.Add(item) ?? !_items.Contains(item);
    }
}
