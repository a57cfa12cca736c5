using System.Buffers;
using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>Rows that grow within a rented array until they are kept. For one thread.</summary>
internal struct RentedRows<T>
    where T : unmanaged
{
    private const int Fewest = 64;

    private T[]? _rows;

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(T row)
    {
        if (_rows is null || Count == _rows.Length)
            Grow();
        _rows![Count++] = row;
    }

    /// <summary>The rows in an array of their own; the rented one goes back.</summary>
    internal T[] Keep()
    {
        if (_rows is null)
            return [];
        var kept = _rows.AsSpan(0, Count).ToArray();
        ArrayPool<T>.Shared.Return(_rows);
        (_rows, Count) = (null, 0);
        return kept;
    }

    private void Grow()
    {
        var grown = ArrayPool<T>.Shared.Rent(Math.Max(Fewest, Count * 2));
        if (_rows is not null)
        {
            _rows.AsSpan(0, Count).CopyTo(grown);
            ArrayPool<T>.Shared.Return(_rows);
        }

        _rows = grown;
    }
}
