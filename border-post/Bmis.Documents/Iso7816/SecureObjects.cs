using System.Buffers.Binary;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Iso7816;

/// <summary>The data objects of a protected answer (Doc 9303-11, 9.8.5): cryptogram, status, checksum.</summary>
internal readonly ref struct SecureObjects
{
    private const uint Cryptogram = 0x87;
    private const uint PlainCryptogram = 0x85;
    private const uint StatusTag = 0x99;
    private const uint ChecksumTag = 0x8E;

    private SecureObjects(
        bool hasCryptogram,
        ReadOnlySpan<byte> encrypted,
        StatusWord status,
        ReadOnlySpan<byte> checksum,
        ReadOnlySpan<byte> covered)
    {
        (HasCryptogram, Status) = (hasCryptogram, status);
        Encrypted = encrypted;
        Checksum = checksum;
        Covered = covered;
    }

    internal bool HasCryptogram { get; }

    /// <summary>The encrypted blocks, without the byte that tells the padding.</summary>
    internal ReadOnlySpan<byte> Encrypted { get; }

    internal StatusWord Status { get; }

    internal ReadOnlySpan<byte> Checksum { get; }

    /// <summary>Everything before the checksum, as it came.</summary>
    internal ReadOnlySpan<byte> Covered { get; }

    /// <summary>Reads them; false when the bytes are anything else, also something more.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> data, out SecureObjects objects)
    {
        objects = default;
        var reader = new TlvReader(data);
        var padded = reader.TryRead(Cryptogram, out var cryptogram);
        var plain = !padded && reader.TryRead(PlainCryptogram, out cryptogram);
        if (padded && (cryptogram.Value.IsEmpty || cryptogram.Value[0] != 0x01))
            return false;
        if (!reader.TryRead(StatusTag, out var status) || status.Value.Length != sizeof(ushort))
            return false;
        var covered = data[..^reader.Rest.Length];
        if (!reader.TryRead(ChecksumTag, out var checksum)
            || checksum.Value.Length != SessionCipher.MacBytes || !reader.Rest.IsEmpty)
            return false;
        objects = new(
            padded || plain,
            padded ? cryptogram.Value[1..] : cryptogram.Value,
            new(BinaryPrimitives.ReadUInt16BigEndian(status.Value)),
            checksum.Value,
            covered);
        return true;
    }
}
