namespace Bmis.Watchlist.Documents;

/// <summary>
/// Sorts documents by key within a bound of memory: what does not fit goes to sorted files, which are merged. The
/// result does not depend on the bound.
/// </summary>
internal sealed class DocumentSorter(string folder, long memory, CancellationToken cancellation)
{
    private const int MostRunsAtOnce = 32;
    private const int FirstBuffer = 1 << 16;

    private readonly List<SortedRun> _runs = [];
    private ulong[] _keys = [];
    private PackedRow[] _rows = [];
    private int _used;
    private int _files;

    /// <summary>True when a document has a row.</summary>
    internal bool HasRows { get; private set; }

    /// <summary>Takes documents; without rows, all of them have the default one.</summary>
    internal void Add(ReadOnlySpan<ulong> keys, ReadOnlySpan<PackedRow> rows)
    {
        HasRows |= rows.Length > 0;
        while (keys.Length > 0)
        {
            var part = Math.Min(keys.Length, Room(keys.Length));
            keys[..part].CopyTo(_keys.AsSpan(_used));
            if (rows.Length > 0) rows[..part].CopyTo(_rows.AsSpan(_used));
            else if (HasRows) _rows.AsSpan(_used, part).Clear();
            _used += part;
            keys = keys[part..];
            if (rows.Length > 0) rows = rows[part..];
        }
    }

    /// <summary>All documents, sorted and distinct, and their number.</summary>
    internal (IEnumerable<SortedDocument> Sorted, long Count) Finish()
    {
        if (_runs.Count == 0)
        {
            SortBuffer();
            return (Buffered(), SortedDocument.Distinct(Buffered()).LongCount());
        }

        if (_used > 0) Spill();
        (_keys, _rows) = ([], []);
        while (_runs.Count > 1)
        {
            var some = _runs.Take(MostRunsAtOnce).ToList();
            var merged = SortedRun.Write(
                NextFile(), SortedDocument.Distinct(Merge(some)), some.Exists(run => run.HasRows), cancellation);
            some.ForEach(run => File.Delete(run.File));
            _runs.RemoveRange(0, some.Count);
            _runs.Add(merged);
        }

        return (_runs[0].Read(), _runs[0].Count);
    }

    private int Capacity => (int)Math.Clamp(
        memory * 2 / 3 / (HasRows ? 3 * sizeof(ulong) : sizeof(ulong)), FirstBuffer / 64, 1 << 30);

    // Arrays double; while they are copied both stand in memory, hence two thirds of the bound.
    private int Room(int wanted)
    {
        var capacity = Capacity;
        if (_used >= capacity) Spill();
        long size = _keys.Length;
        if (_used + wanted > size) size = Math.Max(Math.Max(_used + wanted, 2 * size), FirstBuffer);
        var kept = (int)Math.Min(size, capacity);
        if (kept != _keys.Length) Array.Resize(ref _keys, kept);
        if (HasRows && kept != _rows.Length) Array.Resize(ref _rows, kept);
        return kept - _used;
    }

    private void SortBuffer()
    {
        if (_rows.Length >= _used && HasRows) Array.Sort(_keys, _rows, 0, _used);
        else Array.Sort(_keys, 0, _used);
    }

    private void Spill()
    {
        SortBuffer();
        var hasRows = HasRows && _rows.Length >= _used;
        _runs.Add(SortedRun.Write(NextFile(), Buffered(), hasRows, cancellation));
        _used = 0;
    }

    private IEnumerable<SortedDocument> Buffered() => SortedDocument.Distinct(Enumerable.Range(0, _used)
        .Select(i => new SortedDocument(_keys[i], i < _rows.Length ? _rows[i] : default)));

    private string NextFile() => Path.Combine(folder, FormattableString.Invariant($"{++_files}.run"));

    private static IEnumerable<SortedDocument> Merge(List<SortedRun> runs)
    {
        var next = new PriorityQueue<IEnumerator<SortedDocument>, ulong>();
        try
        {
            foreach (var run in runs.Select(run => run.Read().GetEnumerator()))
                if (run.MoveNext()) next.Enqueue(run, run.Current.Key);
                else run.Dispose();
            while (next.TryPeek(out var run, out _))
            {
                yield return run.Current;
                if (run.MoveNext()) next.DequeueEnqueue(run, run.Current.Key);
                else next.Dequeue().Dispose();
            }
        }
        finally
        {
            while (next.TryDequeue(out var run, out _)) run.Dispose();
        }
    }
}
