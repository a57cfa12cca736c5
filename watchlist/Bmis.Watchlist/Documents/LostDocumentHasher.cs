using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bmis.Biographics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// Gives a document the 48-bit key under which it stands in the index: the first six bytes of HMAC-SHA256 over the
/// issuing State, where all codes of one State are one, and the number, where the look-alikes O and 0, I and 1 are one.
/// Whoever has a file but not the secret cannot try numbers. Safe from any thread.
/// </summary>
public sealed class LostDocumentHasher
{
    /// <summary>Fewest bytes of a secret.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Most bytes of a secret.</summary>
    public const int LongestSecret = 64;

    /// <summary>Bits of a key.</summary>
    internal const int KeyBits = 48;

    private const int LongestMessage = 3 + 1 + DocumentNumber.MaximumLength;

    private readonly byte[] _secret;

    // A MAC that has taken the secret in already: a look-up with it takes half as long. A second thread makes its own.
    private IncrementalHash? _spare;

    /// <summary>Makes a hasher; the secret stays with the caller, who keeps it sealed.</summary>
    /// <exception cref="ArgumentException">The secret has fewer than 32 or more than 64 bytes.</exception>
    public LostDocumentHasher(ReadOnlySpan<byte> secret)
    {
        if (secret.Length is < ShortestSecret or > LongestSecret)
            throw new ArgumentException($"A secret has {ShortestSecret} to {LongestSecret} bytes.", nameof(secret));
        _secret = secret.ToArray();
        SecretCheck = BinaryPrimitives.ReadUInt64BigEndian(
            HMACSHA256.HashData(_secret, "the check of the secret"u8)) >> (64 - KeyBits);
    }

    /// <summary>
    /// Tells secrets apart without saying what they are. Files hold it: looking up with another secret than a file was
    /// made with would find nothing and look like an answer.
    /// </summary>
    internal ulong SecretCheck { get; }

    /// <summary>The document's key; it allocates nothing unless the number holds a look-alike.</summary>
    internal ulong KeyOf(CountryCode state, DocumentNumber number)
    {
        var mac = Interlocked.Exchange(ref _spare, null) ?? OpenMac();
        var key = KeyOf(state, number, mac);
        Interlocked.Exchange(ref _spare, mac)?.Dispose();
        return key;
    }

    /// <summary>
    /// What one thread makes many keys with: the secret is taken in once, which saves two thirds of the work of a key.
    /// </summary>
    internal IncrementalHash OpenMac() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);

    /// <summary>The same key from an open MAC.</summary>
    internal static ulong KeyOf(CountryCode state, DocumentNumber number, IncrementalHash mac)
    {
        Span<byte> message = stackalloc byte[LongestMessage];
        mac.AppendData(message[..Write(message, state, number)]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        mac.GetHashAndReset(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - KeyBits);
    }

    private static int Write(Span<byte> message, CountryCode state, DocumentNumber number)
    {
        var length = Encoding.ASCII.GetBytes(state.Canonical.Code, message);
        message[length++] = (byte)'<';
        return length + Encoding.ASCII.GetBytes(DocumentIndex.KeyOf(number), message[length..]);
    }
}
