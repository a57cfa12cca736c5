using System.Security.Cryptography;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Authentication;

/// <summary>
/// The block that a signature of ISO/IEC 9796-2, scheme 1 recovers (Doc 9303-11, 6.1.2.2): a header, the chip's random
/// part M1, the hash over M1 and the nonce, and a trailer that names the hash function.
/// </summary>
internal static class ActiveAuthenticationBlock
{
    /// <summary>A header without padding: M1 fills the block, and a part of the message is not in it.</summary>
    internal const byte Header = 0x6A;

    /// <summary>The trailer of one byte, which stands for SHA-1.</summary>
    internal const byte ShortTrailer = 0xBC;

    /// <summary>The second byte of the trailer of two bytes.</summary>
    internal const byte LongTrailer = 0xCC;

    private const byte PaddedHeader = 0x6B;
    private const byte Padding = 0xBB;
    private const byte LastPadding = 0xBA;

    private static readonly (byte Code, DigestAlgorithm Digest)[] Trailers =
    [
        (0x33, DigestAlgorithm.Sha1), (0x38, DigestAlgorithm.Sha224), (0x34, DigestAlgorithm.Sha256),
        (0x36, DigestAlgorithm.Sha384), (0x35, DigestAlgorithm.Sha512),
    ];

    /// <summary>The code of a hash function in a trailer of two bytes (ISO/IEC 10118).</summary>
    internal static byte CodeOf(DigestAlgorithm digest) => Array.Find(Trailers, one => one.Digest == digest).Code;

    /// <summary>Checks a block against the nonce.</summary>
    internal static ActiveAuthenticationFault Check(
        ReadOnlySpan<byte> block, ReadOnlySpan<byte> nonce, out DigestAlgorithm? digest)
    {
        digest = null;
        var start = EndOfHeader(block);
        if (start < 0 || block.Length < start + 2 || block[^1] is not (ShortTrailer or LongTrailer))
            return ActiveAuthenticationFault.NoBlock;
        var trailer = block[^1] == ShortTrailer ? 1 : 2;
        digest = trailer == 1 ? DigestAlgorithm.Sha1 : Find(block[^2]);
        if (digest is null)
            return ActiveAuthenticationFault.UnknownTrailer;
        var end = block.Length - trailer - digest.Bytes;
        if (end <= start)
            return ActiveAuthenticationFault.NoBlock;
        var hash = digest.Hash([.. block[start..end], .. nonce]);
        return CryptographicOperations.FixedTimeEquals(hash, block.Slice(end, digest.Bytes))
            ? ActiveAuthenticationFault.None
            : ActiveAuthenticationFault.WrongHash;
    }

    // Where M1 is shorter than it could be, the header is lengthened by padding.
    private static int EndOfHeader(ReadOnlySpan<byte> block)
    {
        if (block.IsEmpty || block[0] is not (Header or PaddedHeader))
            return -1;
        if (block[0] == Header)
            return 1;
        var last = block[1..].IndexOfAnyExcept(Padding) + 1;
        return last > 0 && block[last] == LastPadding ? last + 1 : -1;
    }

    private static DigestAlgorithm? Find(byte code)
    {
        foreach (var trailer in Trailers)
            if (trailer.Code == code)
                return trailer.Digest;
        return null;
    }
}
