using System.Buffers.Binary;
using System.Security.Cryptography;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Sync.Kits;

/// <summary>
/// Seals the items of one kit, or opens them: AES-256-GCM under a key of the file's own, with the item's number as the
/// nonce and the header's digest bound to it, so that an item that was changed, moved or left out does not open. Not
/// thread-safe.
/// </summary>
internal sealed class KitSeal : IDisposable
{
    public const int TagBytes = 16;

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;

    private readonly AesGcm _cipher;
    private readonly byte[] _header;
    private readonly byte[] _nonce = new byte[NonceBytes];

    private KitSeal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header) =>
        (_cipher, _header) = (new AesGcm(key, TagBytes), SHA256.HashData(header));

    private static ReadOnlySpan<byte> Purpose => "bmis.sync.v1.KitRecipient\0"u8;

    /// <summary>Wraps a new key into the header for each of these; what is left of the header must stand.</summary>
    public static (KitSeal Seal, byte[] Header) Make(KitHeader header, IEnumerable<RoleKey> recipients)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        RandomNumberGenerator.Fill(key);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var spoken = ephemeral.ExportSubjectPublicKeyInfo();
        header.EphemeralKey = UnsafeByteOperations.UnsafeWrap(spoken);
        foreach (var recipient in recipients)
        {
            using var theirs = ECDiffieHellman.Create();
            theirs.ImportSubjectPublicKeyInfo(recipient.PublicKey.Span, out _);
            header.Recipients.Add(new KitRecipient
            {
                KeyId = recipient.Id,
                WrappedKey = UnsafeByteOperations.UnsafeWrap(Wrap(ephemeral, theirs, spoken, recipient.Id, key)),
            });
        }

        var bytes = header.ToByteArray();
        var seal = new KitSeal(key, bytes);
        CryptographicOperations.ZeroMemory(key);
        return (seal, bytes);
    }

    /// <summary>Opens with one of these keys; null when the kit was sealed for none of them.</summary>
    public static KitSeal? Open(KitHeader header, ReadOnlySpan<byte> bytes, IEnumerable<ECDsa> keys)
    {
        foreach (var mine in keys)
        {
            var id = RoleKey.Of(mine).Id;
            if (header.Recipients.FirstOrDefault(one => one.KeyId == id) is not { } recipient)
                continue;
            if (Unwrap(mine, header.EphemeralKey, recipient) is not { } key)
                return null;
            var seal = new KitSeal(key, bytes);
            CryptographicOperations.ZeroMemory(key);
            return seal;
        }

        return null;
    }

    public byte[] Seal(long number, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[plain.Length + TagBytes];
        _cipher.Encrypt(
            Nonce(number), plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), _header);
        return sealedBytes;
    }

    /// <summary>The plain bytes; null when they are not what was sealed under this number.</summary>
    public byte[]? Open(long number, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < TagBytes)
            return null;
        var plain = new byte[sealedBytes.Length - TagBytes];
        try
        {
            _cipher.Decrypt(
                Nonce(number), sealedBytes[..plain.Length], sealedBytes[plain.Length..], plain, _header);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => _cipher.Dispose();

    // The key that wraps is used once, so its nonce may be zero.
    private static byte[] Wrap(
        ECDiffieHellman ephemeral, ECDiffieHellman theirs, byte[] spoken, string id, ReadOnlySpan<byte> key)
    {
        using var cipher = new AesGcm(WrappingKey(ephemeral, theirs, spoken, id), TagBytes);
        var wrapped = new byte[KeyBytes + TagBytes];
        cipher.Encrypt(new byte[NonceBytes], key, wrapped.AsSpan(0, KeyBytes), wrapped.AsSpan(KeyBytes));
        return wrapped;
    }

    private static byte[]? Unwrap(ECDsa mine, ByteString spoken, KitRecipient recipient)
    {
        if (RoleKey.Read(spoken.Memory) is null || recipient.WrappedKey.Length != KeyBytes + TagBytes)
            return null;
        try
        {
            using var ours = ECDiffieHellman.Create(mine.ExportParameters(includePrivateParameters: true));
            using var theirs = ECDiffieHellman.Create();
            theirs.ImportSubjectPublicKeyInfo(spoken.Span, out _);
            using var cipher = new AesGcm(WrappingKey(ours, theirs, spoken.Span, recipient.KeyId), TagBytes);
            var key = new byte[KeyBytes];
            var wrapped = recipient.WrappedKey.Span;
            cipher.Decrypt(new byte[NonceBytes], wrapped[..KeyBytes], wrapped[KeyBytes..], key);
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] WrappingKey(
        ECDiffieHellman ours, ECDiffieHellman theirs, ReadOnlySpan<byte> spoken, string id)
    {
        using var other = theirs.PublicKey;
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            ours.DeriveRawSecretAgreement(other),
            KeyBytes,
            info: [.. Purpose, .. spoken, .. Convert.FromHexString(id)]);
    }

    private byte[] Nonce(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_nonce.AsSpan(NonceBytes - sizeof(long)), number);
        return _nonce;
    }
}
