using System.Runtime.InteropServices;

namespace Bmis.Watchlist.Documents;

/// <summary>Sorted documents in a file of the builder, with rows or without.</summary>
internal sealed record SortedRun(string File, long Count, bool HasRows)
{
    private const int Batch = 4096;

    internal static SortedRun Write(
        string file, IEnumerable<SortedDocument> sorted, bool hasRows, CancellationToken cancellation)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var (width, used, count) = (hasRows ? 3 : 1, 0, 0L);
        var words = new ulong[Batch * width];
        foreach (var document in sorted)
        {
            words[used++] = document.Key;
            if (hasRows) (words[used++], words[used++]) = (document.Row.Head, document.Row.Id);
            count++;
            if (used < words.Length) continue;
            cancellation.ThrowIfCancellationRequested();
            stream.Write(MemoryMarshal.AsBytes<ulong>(words));
            used = 0;
        }

        stream.Write(MemoryMarshal.AsBytes(words.AsSpan(0, used)));
        return new(file, count, hasRows);
    }

    internal IEnumerable<SortedDocument> Read()
    {
        using var stream = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var width = HasRows ? 3 : 1;
        var words = new ulong[Batch * width];
        for (var left = Count; left > 0; left -= Batch)
        {
            var used = (int)Math.Min(left, Batch) * width;
            stream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan(0, used)));
            for (var i = 0; i < used; i += width)
                yield return new(words[i], HasRows ? new(words[i + 1], words[i + 2]) : default);
        }
    }
}
