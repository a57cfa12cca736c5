using System.Buffers.Binary;

namespace Bmis.Documents.Iso7816;

/// <summary>
/// MAC algorithm 3 of ISO/IEC 9797-1 with DES and a key of 16 bytes, over bytes that are padded already; 8 bytes
/// (Doc 9303-11, 9.8.6.1).
/// </summary>
internal sealed class RetailMac(ReadOnlySpan<byte> key)
{
    private readonly DesBlock _first = new(key[..DesBlock.Bytes]);
    private readonly DesBlock _second = new(key[DesBlock.Bytes..]);

    internal byte[] Compute(ReadOnlySpan<byte> padded)
    {
        ulong state = 0;
        for (var at = 0; at < padded.Length; at += DesBlock.Bytes)
            state = _first.Encrypt(state ^ BinaryPrimitives.ReadUInt64BigEndian(padded[at..]));
        var mac = new byte[DesBlock.Bytes];
        BinaryPrimitives.WriteUInt64BigEndian(mac, _first.Encrypt(_second.Decrypt(state)));
        return mac;
    }
}
