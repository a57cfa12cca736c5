using System.Security.Cryptography;

namespace Bmis.Sync.Envelopes;

/// <summary>
/// The arithmetic of the chain. A hash covers the hash before it, the header and the payload's digest; the digest
/// covers salt and payload. So the chain stands when payload and salt are erased, and lane and centre need not share
/// a key.
/// </summary>
public static class HashChain
{
    private const int SmallPayload = 2_048;

    /// <summary>The hash before the first entry: 32 zero bytes. The lane's id is in every header.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[EnvelopeLimits.HashBytes];

    /// <summary>SHA-256 over a 16-byte salt and the payload.</summary>
    /// <exception cref="ArgumentException">The salt does not have 16 bytes.</exception>
    public static byte[] DigestPayload(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        var digest = new byte[EnvelopeLimits.HashBytes];
        DigestPayload(salt, payload, digest);
        return digest;
    }

    /// <summary>SHA-256 over the previous hash, the header's bytes and the payload digest.</summary>
    /// <exception cref="ArgumentException">A hash does not have 32 bytes or the header is too long.</exception>
    public static byte[] Next(
        ReadOnlySpan<byte> previous, ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> payloadDigest)
    {
        var hash = new byte[EnvelopeLimits.HashBytes];
        Next(previous, headerBytes, payloadDigest, hash);
        return hash;
    }

    internal static void DigestPayload(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload, Span<byte> digest)
    {
        if (salt.Length != EnvelopeLimits.SaltBytes)
            throw new ArgumentException("A salt has 16 bytes.", nameof(salt));
        if (payload.Length > SmallPayload)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(salt);
            hash.AppendData(payload);
            hash.GetHashAndReset(digest);
            return;
        }

        Span<byte> joined = stackalloc byte[EnvelopeLimits.SaltBytes + SmallPayload];
        salt.CopyTo(joined);
        payload.CopyTo(joined[salt.Length..]);
        SHA256.HashData(joined[..(salt.Length + payload.Length)], digest);
    }

    internal static void Next(
        ReadOnlySpan<byte> previous, ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> payloadDigest, Span<byte> hash)
    {
        const int ends = 2 * EnvelopeLimits.HashBytes;
        if (previous.Length != EnvelopeLimits.HashBytes || payloadDigest.Length != EnvelopeLimits.HashBytes)
            throw new ArgumentException("A hash has 32 bytes.");
        if (headerBytes.Length > EnvelopeLimits.HeaderBytes)
            throw new ArgumentException("The header is too long.", nameof(headerBytes));
        Span<byte> joined = stackalloc byte[ends + EnvelopeLimits.HeaderBytes];
        previous.CopyTo(joined);
        headerBytes.CopyTo(joined[EnvelopeLimits.HashBytes..]);
        payloadDigest.CopyTo(joined[(EnvelopeLimits.HashBytes + headerBytes.Length)..]);
        SHA256.HashData(joined[..(ends + headerBytes.Length)], hash);
    }
}
