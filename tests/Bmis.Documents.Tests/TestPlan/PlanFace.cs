using System.Buffers.Binary;
using System.Collections.Immutable;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>DG2 with one portrait of which every field can be another.</summary>
internal sealed record PlanFace
{
    private const int HeadBytes = 14;
    private const int PointBytes = 8;
    private const int FaceBytes = 20;

    internal byte[] Image { get; init; } = [0xFF, 0xD8, .. new byte[3000], 0xFF, 0xD9];

    internal int Points { get; init; }

    internal int LengthError { get; init; }

    internal bool HasCount { get; init; } = true;

    internal bool HasData { get; init; } = true;

    /// <summary>The elements of the biometric header by their tags.</summary>
    internal ImmutableSortedDictionary<byte, byte[]> Header { get; init; } = new Dictionary<byte, byte[]>
    {
        [0x80] = [1, 1],
        [0x81] = [2],
        [0x87] = [1, 1],
        [0x88] = [0, 8],
    }.ToImmutableSortedDictionary();

    /// <summary>Bytes of the record to be overwritten, by their places in a record without feature points.</summary>
    internal (int Place, byte[] Bytes)[] Changes { get; init; } = [];

    internal byte[] Write(byte tag = 0x75)
    {
        var header = new TlvWriter();
        foreach (var (element, value) in Header)
            header.Add(element, value);
        var template = new TlvWriter().Add(0xA1, header.ToArray());
        if (HasData)
            template.Add(0x5F2E, Record());
        var group = new TlvWriter();
        if (HasCount)
            group.Add(0x02, [1]);
        return TlvWriter.Object(tag, TlvWriter.Object(0x7F61, group.Add(0x7F60, template.ToArray()).ToArray()));
    }

    private byte[] Record()
    {
        byte[] head = [.. "FAC\0010\0"u8, 0, 0, 0, 0, 0, 1];
        var face = new byte[FaceBytes];
        byte[] image = [1, (byte)(Image is [0, ..] ? 1 : 0), 1, 0x68, 1, 0xE0, 1, 2, 0, 0, 0, 0];
        byte[] record = [.. head, .. face, .. new byte[Points * PointBytes], .. image, .. Image];
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(8), record.Length);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(HeadBytes), record.Length - HeadBytes + LengthError);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(HeadBytes + 4), (ushort)Points);
        foreach (var (place, bytes) in Changes)
            bytes.CopyTo(record, place);
        return record;
    }
}
