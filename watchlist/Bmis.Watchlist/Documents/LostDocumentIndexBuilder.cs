namespace Bmis.Watchlist.Documents;

/// <summary>
/// Builds an index from lines as <see cref="LostDocumentLine"/> reads them, of any number, in any order. The same
/// documents give the same bytes, whatever their order and the bound of memory. A document that is given twice is one;
/// the row with the higher id stays.
/// </summary>
public sealed class LostDocumentIndexBuilder
{
    /// <summary>Bytes that sorting takes unless told otherwise; reading takes about 20 MB more.</summary>
    public const long UsualMemory = 512L << 20;

    private readonly LostDocumentHasher _hasher;
    private readonly long _memory;

    /// <summary>Makes a builder.</summary>
    /// <param name="hasher">Makes the keys.</param>
    /// <param name="memory">Most bytes that sorting takes in memory; what is more is sorted on the disk.</param>
    public LostDocumentIndexBuilder(LostDocumentHasher hasher, long memory = UsualMemory)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memory);
        (_hasher, _memory) = (hasher, memory);
    }

    /// <summary>
    /// Reads all lines and puts the index in its place. A wrong line refuses the whole; then, and when it is cancelled,
    /// the file before stays. Beside the file stand <c>.new</c> and a folder <c>.sorting</c> meanwhile; neither says
    /// more of a document than its keyed hash and its row.
    /// </summary>
    /// <param name="lines">The list.</param>
    /// <param name="file">The index; one that is there is replaced.</param>
    /// <param name="progress">Told now and then how many documents were read.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public LostDocumentBuild Build(
        TextReader lines, string file, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var folder = file + ".sorting";
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        try
        {
            return Build(lines, file, new DocumentSorter(folder, _memory, cancellation), progress, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            File.Delete(file + ".new");
        }
    }

    private LostDocumentBuild Build(
        TextReader lines,
        string file,
        DocumentSorter sorter,
        Action<long>? progress,
        CancellationToken cancellation)
    {
        var (pieces, read) = (new DocumentLines(lines, _hasher), 0L);
        while (pieces.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            sorter.Add(pieces.Keys, pieces.Rows);
            read += pieces.Keys.Length;
            if (read > LostDocumentLayout.MostDocuments)
                return new(read, 0, false, "There are more documents than an index may hold.");
            progress?.Invoke(read);
        }

        if (pieces.Problem is { } problem) return new(read, 0, false, problem);
        var (sorted, count) = sorter.Finish();
        var layout = LostDocumentLayout.For(_hasher.SecretCheck, count, sorter.HasRows);
        LostDocumentWriter.Write(file, layout, sorted, cancellation);
        return new(read, count, layout.HasRows, null);
    }
}
