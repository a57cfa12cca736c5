using System.Buffers.Binary;
using System.Numerics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// The high bits of 256 high parts, some forty to eighty bytes: for each high part a one for each of its keys and a
/// zero behind them.
/// </summary>
internal readonly ref struct HighBlock
{
    /// <summary>Bytes of the buffer that the largest block needs.</summary>
    internal const int Buffer =
        ((LostDocumentLayout.BlockSize + LostDocumentLayout.MostInBlock) / 8) + (2 * sizeof(ulong));

    private readonly ReadOnlySpan<byte> _bits;
    private readonly int _start;
    private readonly int _end;

    private HighBlock(ReadOnlySpan<byte> bits, long firstBit, int start, int end)
    {
        _bits = bits;
        (FirstBit, _start, _end) = (firstBit, start, end);
    }

    /// <summary>The number among all high bits of the first bit in the buffer.</summary>
    internal long FirstBit { get; }

    /// <summary>Reads a block; one that cannot be is empty: a check sees it and a look-up finds nothing.</summary>
    internal static HighBlock Read(MappedFile file, LostDocumentLayout layout, long block, Span<byte> buffer)
    {
        Span<byte> counts = stackalloc byte[2 * sizeof(uint)];
        file.Read(layout.Counts + (block * sizeof(uint)), counts);
        long before = BinaryPrimitives.ReadUInt32LittleEndian(counts);
        var keys = BinaryPrimitives.ReadUInt32LittleEndian(counts[sizeof(uint)..]) - before;
        if (keys is < 0 or > LostDocumentLayout.MostInBlock || before + keys > layout.Count) return default;
        var first = (block * LostDocumentLayout.BlockSize) + before;
        var start = (int)(first % 8);
        var end = start + LostDocumentLayout.BlockSize + (int)keys;
        var bytes = (end + 7) / 8;
        file.Read(layout.Highs + (first / 8), buffer[..bytes]);
        buffer[bytes..].Clear();
        return new(buffer, first - start, start, end);
    }

    internal bool IsSet(int bit) => bit < _end && (_bits[bit / 8] & (1 << (bit % 8))) != 0;

    /// <summary>The bit behind the given number of zeros.</summary>
    internal int AfterZeros(int zeros)
    {
        if (zeros == 0 || _end == 0) return _start;
        var ones = Word(0) | ((1UL << _start) - 1);
        for (var at = 0; ; ones = Word(at))
        {
            var here = 64 - BitOperations.PopCount(ones);
            if (zeros <= here) return at + PlaceOfZero(ones, zeros) + 1;
            zeros -= here;
            at += 64;
            if (at >= _end) return _end;
        }
    }

    /// <summary>True when the block has a zero for each high part, the last one at its end.</summary>
    internal bool IsRight(bool isFirst, bool isLast, long count)
    {
        if (_end == 0) return false;
        if (isFirst && FirstBit + _start != 0) return false;
        if (isLast && FirstBit + _end != count) return false;
        return !IsSet(_end - 1) && AfterZeros(LostDocumentLayout.BlockSize) == _end;
    }

    private static int PlaceOfZero(ulong ones, int number)
    {
        var zeros = ~ones;
        for (; number > 1; number--) zeros &= zeros - 1;
        return BitOperations.TrailingZeroCount(zeros);
    }

    private ulong Word(int bit) => BinaryPrimitives.ReadUInt64LittleEndian(_bits[(bit / 8)..]);
}
