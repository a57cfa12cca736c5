using System.Security.Cryptography;
using System.Text;

namespace Bmis.Sync.Sealing;

/// <summary>
/// Seals records of one purpose with AES-256-GCM and opens them. Every record has a fresh key of its own, which a
/// longer-lived key wraps: so one record is erased by removing its bytes, and a day or a whole disk by removing the
/// wrapping key. Opening never throws, whatever the bytes. Safe for all threads.
/// </summary>
/// <remarks>
/// <para>Sealed bytes, version 1, 100 more than the content:</para>
/// <code>
/// 0    4   "bms" and the version, 1
/// 4    8   id of the wrapping key
/// 12   12  nonce of the wrapping, random
/// 24   32  the record's key, encrypted
/// 56   16  tag of the wrapping, over the key; bound to mark, key id, purpose and place
/// 72   12  nonce of the content, random
/// 84   16  tag of the content; bound to mark, purpose and place
/// 100  …   the content, encrypted
/// </code>
/// <para>
/// The place says where the bytes belong, such as a header with lane and number: bytes that somebody moved to another
/// place, or took from another purpose, count as tampered. The content is not bound to the wrapping key, so that a key
/// can be replaced by wrapping anew. A wrapping key seals at most some millions of records, far below the 2^32 that
/// random nonces of 12 bytes allow (NIST SP 800-38D, 8.3).
/// </para>
/// </remarks>
public sealed class Sealer
{
    /// <summary>Bytes that sealing adds to a content.</summary>
    public const int Overhead = SealedLayout.Head;

    private readonly ISealingKeys _keys;
    private readonly RandomNumberGenerator _random;
    private readonly byte[] _purpose;

    /// <summary>Makes a sealer for one purpose.</summary>
    /// <param name="keys">The keys by which bytes are opened.</param>
    /// <param name="random">Where record keys and nonces come from: a cryptographic source.</param>
    /// <param name="purpose">What is sealed, in at most 255 bytes, such as "journal entry".</param>
    public Sealer(ISealingKeys keys, RandomNumberGenerator random, string purpose)
    {
        (_keys, _random, _purpose) = (keys, random, Encoding.UTF8.GetBytes(purpose));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_purpose.Length, byte.MaxValue, nameof(purpose));
    }

    /// <summary>Whether the bytes begin as sealed bytes of a known version do.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> bytes) => bytes.StartsWith(SealedLayout.Mark);

    /// <summary>The id of the key that wraps; null when the bytes are no sealed ones.</summary>
    public static SealingKeyId? KeyOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= SealedLayout.KeyId.End.Value && IsSealed(bytes)
            ? SealingKeyId.Read(bytes[SealedLayout.KeyId])
            : null;

    /// <summary>Seals a content for a place.</summary>
    /// <param name="key">The key that wraps the record's own.</param>
    /// <param name="place">Where the bytes belong; the same is needed to open them.</param>
    /// <param name="content">The plain bytes.</param>
    public byte[] Seal(SealingKey key, ReadOnlySpan<byte> place, ReadOnlySpan<byte> content)
    {
        var bytes = new byte[Overhead + content.Length];
        SealedLayout.Mark.CopyTo(bytes);
        key.Id.Write(bytes.AsSpan(SealedLayout.KeyId));
        _random.GetBytes(bytes.AsSpan(SealedLayout.WrapNonce));
        _random.GetBytes(bytes.AsSpan(SealedLayout.Nonce));
        var bound = Bound(bytes, place);
        Span<byte> own = stackalloc byte[SealingKey.Bytes];
        _random.GetBytes(own);
        try
        {
            Wrap(key, own, bytes, bound);
            using var aes = new AesGcm(own, SealedLayout.TagBytes);
            aes.Encrypt(
                bytes.AsSpan(SealedLayout.Nonce),
                content,
                bytes.AsSpan(Overhead),
                bytes.AsSpan(SealedLayout.Tag),
                bound.AsSpan(SealingKeyId.Bytes));
            return bytes;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    /// <summary>Opens sealed bytes of a place.</summary>
    public Unsealed Open(ReadOnlySpan<byte> place, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Overhead || KeyOf(bytes) is not { } id)
            return Unsealed.Bad(SealingFault.Malformed);
        if (_keys.Find(id) is not { } key)
            return Unsealed.Bad(_keys.IsErased(id) ? SealingFault.KeyErased : SealingFault.UnknownKey);
        var content = new byte[bytes.Length - Overhead];
        return Open(key, bytes, Bound(bytes, place), content)
            ? Unsealed.Of(content)
            : Unsealed.Bad(SealingFault.Tampered);
    }

    private static void Wrap(SealingKey key, ReadOnlySpan<byte> own, Span<byte> bytes, ReadOnlySpan<byte> bound)
    {
        using var aes = new AesGcm(key.Secret, SealedLayout.TagBytes);
        aes.Encrypt(
            bytes[SealedLayout.WrapNonce],
            own,
            bytes[SealedLayout.WrappedKey],
            bytes[SealedLayout.WrapTag],
            bound);
    }

    private static bool Open(
        SealingKey key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> bound, Span<byte> content)
    {
        Span<byte> own = stackalloc byte[SealingKey.Bytes];
        try
        {
            using var wrap = new AesGcm(key.Secret, SealedLayout.TagBytes);
            wrap.Decrypt(
                bytes[SealedLayout.WrapNonce],
                bytes[SealedLayout.WrappedKey],
                bytes[SealedLayout.WrapTag],
                own,
                bound);
            using var aes = new AesGcm(own, SealedLayout.TagBytes);
            aes.Decrypt(
                bytes[SealedLayout.Nonce],
                bytes[Overhead..],
                bytes[SealedLayout.Tag],
                content,
                bound[SealingKeyId.Bytes..]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    // Key id, mark, length of the purpose, purpose, place. The content is bound to all but the key id.
    private byte[] Bound(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> place)
    {
        const int purposeAt = SealingKeyId.Bytes + 5;
        var bound = new byte[purposeAt + _purpose.Length + place.Length];
        bytes[SealedLayout.KeyId].CopyTo(bound);
        SealedLayout.Mark.CopyTo(bound.AsSpan(SealingKeyId.Bytes));
        bound[purposeAt - 1] = (byte)_purpose.Length;
        _purpose.CopyTo(bound.AsSpan(purposeAt));
        place.CopyTo(bound.AsSpan(purposeAt + _purpose.Length));
        return bound;
    }
}
