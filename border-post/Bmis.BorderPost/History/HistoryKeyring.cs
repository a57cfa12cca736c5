using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.History;

/// <summary>
/// Seals what a file holds of travellers, and makes the digests under which it is found: keyed, so that nobody who
/// holds the file can try names against them.
/// </summary>
internal sealed class HistoryKeyring : IDisposable
{
    internal const int SecretBytes = 32;

    internal const string PastCrossing = "past crossing";

    private readonly MasterKeys _keys;
    private readonly Sealer _sealer;
    private readonly byte[] _secret;

    private HistoryKeyring(MasterKeys keys, string purpose, byte[] secret)
    {
        (_keys, _secret) = (keys, secret);
        _sealer = keys.SealerFor(purpose);
    }

    /// <summary>A new secret for digests, and its sealed form to store.</summary>
    internal static (HistoryKeyring Keyring, byte[] Stored) Make(MasterKeys keys, string purpose = PastCrossing)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (new(keys, purpose, secret), SecretSealer(keys).Seal(keys.Newest, [], secret));
    }

    /// <summary>The stored secret; null when these keys do not open it.</summary>
    internal static HistoryKeyring? Open(MasterKeys keys, byte[] stored, string purpose = PastCrossing) =>
        SecretSealer(keys).Open([], stored) is { IsOpened: true, Content: { Length: SecretBytes } secret }
            ? new(keys, purpose, secret)
            : null;

    /// <summary>The digest of a person's or a document's key; null for null.</summary>
    internal byte[]? Digest(string? key) =>
        key is null ? null : HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(key));

    internal byte[] Seal(Guid id, ReadOnlySpan<byte> content) =>
        _sealer.Seal(_keys.Newest, id.ToByteArray(bigEndian: true), content);

    /// <summary>The content; null when it was changed, moved, or sealed by a key that is gone.</summary>
    internal byte[]? Unseal(Guid id, ReadOnlySpan<byte> bytes) =>
        _sealer.Open(id.ToByteArray(bigEndian: true), bytes) is { IsOpened: true } opened ? opened.Content : null;

    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);

    private static Sealer SecretSealer(MasterKeys keys) => keys.SealerFor("history digests");
}
