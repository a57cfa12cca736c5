using System.Buffers.Binary;

namespace Bmis.Watchlist.Documents;

/// <summary>A row while documents are sorted: State, type and reason in the head's lower six bytes; the id.</summary>
internal readonly record struct PackedRow(ulong Head, ulong Id)
{
    /// <summary>Of two rows of one document, the later report: that with the higher id.</summary>
    internal static PackedRow Later(PackedRow one, PackedRow other) =>
        (one.Id, one.Head).CompareTo((other.Id, other.Head)) >= 0 ? one : other;

    internal void Write(Span<byte> row)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(row, (uint)Head);
        BinaryPrimitives.WriteUInt16LittleEndian(row[4..], (ushort)(Head >> 32));
        BinaryPrimitives.WriteUInt64LittleEndian(row[6..], Id);
    }
}
