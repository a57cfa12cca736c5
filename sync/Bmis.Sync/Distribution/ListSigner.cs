using System.Security.Cryptography;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Sync.Distribution;

/// <summary>Describes and signs lists. Thread-safe.</summary>
public sealed class ListSigner
{
    // What is signed says what it is, so that a signature made for something else never fits a list.
    internal static ReadOnlySpan<byte> Purpose => "bmis.sync.v1.ListManifest\0"u8;

    private readonly Lock _gate = new();
    private readonly string _keyId;
    private readonly ECDsa _key;

    /// <summary>Signs with this key.</summary>
    /// <param name="key">A private key of the targets role; it stays the caller's to dispose of.</param>
    /// <exception cref="ArgumentException">The key is not on P-256.</exception>
    public ListSigner(ECDsa key)
    {
        _keyId = RoleKey.Of(key).Id;
        _key = key;
    }

    /// <summary>Describes the content and signs the description.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="version">Higher than every version before.</param>
    /// <param name="created">When it was made; kept to the microsecond.</param>
    /// <param name="expires">When it may no longer be relied on.</param>
    /// <param name="content">The whole list, read to its end.</param>
    /// <param name="chunkSize">Bytes of a chunk, within <see cref="ListLimits"/>.</param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <exception cref="ArgumentException">A value breaks a limit.</exception>
    public async Task<SignedManifest> SignAsync(
        string name,
        long version,
        DateTimeOffset created,
        DateTimeOffset expires,
        Stream content,
        int chunkSize = ListLimits.UsualChunk,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, ListLimits.SmallestChunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunkSize, ListLimits.LargestChunk);
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var digests = new List<ReadOnlyMemory<byte>>();
        var chunk = new byte[chunkSize];
        var length = 0L;
        int read;
        while ((read = await content.ReadAtLeastAsync(chunk, chunkSize, throwOnEndOfStream: false, cancellation)) > 0)
        {
            whole.AppendData(chunk, 0, read);
            digests.Add(SHA256.HashData(chunk.AsSpan(0, read)));
            length += read;
        }

        return Sign(new ListManifest(
            name, version, created, expires, length, whole.GetHashAndReset(), chunkSize, digests));
    }

    /// <summary>Signs a manifest.</summary>
    /// <exception cref="ArgumentException">The manifest breaks a limit.</exception>
    public SignedManifest Sign(ListManifest manifest)
    {
        var bytes = ManifestCodec.Write(manifest);
        byte[] signature;
        lock (_gate)
            signature = _key.SignData([.. Purpose, .. bytes], HashAlgorithmName.SHA256);
        var signed = new SignedManifest(manifest, bytes, _keyId, signature);
        var read = ManifestCodec.FromWire(ManifestCodec.ToWire(signed));
        return read.IsValid
            ? read.Manifest
            : throw new ArgumentException($"The manifest breaks a limit: {read.Fault}.", nameof(manifest));
    }
}
