using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Bmis.Watchlist.Documents;

/// <summary>Writes one section of a file from its beginning to its stated length, and sums it up.</summary>
internal sealed class SectionWriter(SafeFileHandle file, long at, long length) : IDisposable
{
    private readonly IncrementalHash _sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 17];
    private readonly long _end = at + length;
    private long _at = at;
    private int _used;
    private ulong _bits;
    private int _bitsUsed;

    /// <summary>Appends the lowest bits of a value, at most 56.</summary>
    internal void WriteBits(ulong value, int count)
    {
        _bits |= value << _bitsUsed;
        _bitsUsed += count;
        if (_bitsUsed < 64) return;
        BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), _bits);
        _bitsUsed -= 64;
        _bits = _bitsUsed == 0 ? 0 : value >> (count - _bitsUsed);
    }

    internal void WriteCount(long count) =>
        BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), checked((uint)count));

    internal void Write(PackedRow row) => row.Write(Take(LostDocumentRow.Length));

    /// <summary>Fills the section with zeros up to its length and gives its SHA-256.</summary>
    internal byte[] Finish()
    {
        if (_bitsUsed > 0) BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), _bits);
        for (var left = _end - _at - _used; left > 0; left--) Take(1)[0] = 0;
        Flush();
        return _at == _end
            ? _sum.GetHashAndReset()
            : throw new InvalidOperationException("A section is longer than its layout says.");
    }

    public void Dispose() => _sum.Dispose();

    private Span<byte> Take(int bytes)
    {
        if (_used + bytes > _buffer.Length) Flush();
        _used += bytes;
        return _buffer.AsSpan(_used - bytes, bytes);
    }

    private void Flush()
    {
        var full = _buffer.AsSpan(0, _used);
        RandomAccess.Write(file, full, _at);
        _sum.AppendData(full);
        (_at, _used) = (_at + _used, 0);
    }
}
