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
    /// <param name="longestChunk">
    /// Bytes of the longest chunk, within <see cref="ListLimits"/>; 0 for what suits the content's length.
    /// </param>
    /// <param name="cancellation">Gives up reading.</param>
    /// <exception cref="ArgumentException">A value breaks a limit.</exception>
    public async Task<SignedManifest> SignAsync(
        string name,
        long version,
        DateTimeOffset created,
        DateTimeOffset expires,
        Stream content,
        int longestChunk = 0,
        CancellationToken cancellation = default)
    {
        var longest = longestChunk == 0 ? ListLimits.LongestChunk(content.Length) : longestChunk;
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, ListLimits.SmallestChunk, nameof(longestChunk));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longest, ListLimits.LargestChunk, nameof(longestChunk));
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lengths = new List<int>();
        var digests = new List<ReadOnlyMemory<byte>>();
        var ahead = new byte[longest];
        var filled = 0;
        while ((filled += await FillAsync(content, ahead.AsMemory(filled), cancellation)) > 0)
        {
            var length = ContentCut.Length(ahead.AsSpan(0, filled), longest);
            whole.AppendData(ahead, 0, length);
            digests.Add(SHA256.HashData(ahead.AsSpan(0, length)));
            lengths.Add(length);
            ahead.AsSpan(length, filled - length).CopyTo(ahead);
            filled -= length;
        }

        return Sign(new ListManifest(
            name, version, created, expires, lengths.Sum(one => (long)one), whole.GetHashAndReset(), lengths, digests));
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

    private static ValueTask<int> FillAsync(Stream content, Memory<byte> room, CancellationToken cancellation) =>
        content.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellation);
}
