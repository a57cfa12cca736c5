using System.Buffers.Binary;
using Bmis.Biographics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// The index of lost and stolen documents: up to four thousand million keyed hashes of 48 bits, sorted and kept in
/// Elias-Fano form in a memory-mapped file. A listed document is always found. One that is not listed is found by
/// mistake with the probability <see cref="FalsePositiveRate"/>, so that a hit is confirmed with the centre. Safe from
/// any thread. The file must not be written over while it is open: put another beside it and rename.
/// </summary>
public sealed class LostDocumentIndex : IDisposable
{
    private readonly LostDocumentLayout _layout;
    private readonly MappedFile _file;

    internal LostDocumentIndex(LostDocumentLayout layout, MappedFile file, byte[] digest)
    {
        (_layout, _file, Digest) = (layout, file, digest);
    }

    /// <summary>Number of documents.</summary>
    public long Count => _layout.Count;

    /// <summary>True when the file tells more of documents than that they are listed.</summary>
    public bool HasRows => _layout.HasRows;

    /// <summary>Bytes of the file.</summary>
    public long Length => _layout.FileLength;

    /// <summary>How probably a document that is not listed is found by mistake.</summary>
    public double FalsePositiveRate => Count / Math.Pow(2, LostDocumentHasher.KeyBits);

    /// <summary>SHA-256 that names this very index; overlays are made for one.</summary>
    public ReadOnlyMemory<byte> Digest { get; }

    /// <summary>
    /// Opens a file and reads it once from end to end. A file that is cut, longer or changed in any byte is refused
    /// with a sentence, and so is one whose parts contradict each other.
    /// </summary>
    /// <exception cref="IOException">The file is not there or the disk fails.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static (LostDocumentIndex? Index, string? Problem) Open(string file) => LostDocumentCheck.Open(file);

    /// <summary>True when the hasher has the secret that the file was made with.</summary>
    public bool IsMadeWith(LostDocumentHasher hasher) => hasher.SecretCheck == _layout.SecretCheck;

    /// <summary>The document's row, the default one in a file without rows; null when it is not listed.</summary>
    /// <exception cref="ArgumentException">The hasher has another secret.</exception>
    public LostDocumentRow? Find(LostDocumentHasher hasher, CountryCode state, DocumentNumber number)
    {
        if (!IsMadeWith(hasher)) throw new ArgumentException("The index has another secret.", nameof(hasher));
        return Find(hasher.KeyOf(state, number));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    internal ulong SecretCheck => _layout.SecretCheck;

    internal LostDocumentRow? Find(ulong key)
    {
        var rank = RankOf(key);
        if (rank < 0) return null;
        if (!HasRows) return default(LostDocumentRow);
        Span<byte> row = stackalloc byte[LostDocumentRow.Length];
        _file.Read(_layout.Rows + (rank * LostDocumentRow.Length), row);
        return LostDocumentRow.Unpack(row);
    }

    /// <summary>The key's place among the sorted keys, or -1.</summary>
    internal long RankOf(ulong key)
    {
        var high = (long)(key >> _layout.LowBits);
        Span<byte> bits = stackalloc byte[HighBlock.Buffer];
        var block = HighBlock.Read(_file, _layout, high / LostDocumentLayout.BlockSize, bits);
        var at = block.AfterZeros((int)(high % LostDocumentLayout.BlockSize));
        var low = key & ((1UL << _layout.LowBits) - 1);
        for (var rank = block.FirstBit + at - high; block.IsSet(at); at++, rank++)
            if (LowOf(rank) == low)
                return rank;
        return -1;
    }

    private ulong LowOf(long rank)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        var (at, shift) = Math.DivRem(rank * _layout.LowBits, 8);
        _file.Read(LostDocumentLayout.Lows + at, bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> (int)shift) & ((1UL << _layout.LowBits) - 1);
    }
}
