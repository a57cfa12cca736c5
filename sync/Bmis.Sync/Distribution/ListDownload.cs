using System.Security.Cryptography;
using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Distribution;

/// <summary>
/// One download, without files and sockets: it says which chunk is due, judges each and at the end the whole. What a
/// kill left on disk is offered again like what comes from the network. Not thread-safe.
/// </summary>
internal sealed class ListDownload(ListManifest manifest) : IDisposable
{
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The chunk that is due; the number of chunks when all were accepted.</summary>
    public int NextChunk { get; private set; }

    public bool IsComplete => NextChunk == manifest.ChunkDigests.Count;

    public ChunkVerdict Offer(int index, ReadOnlySpan<byte> data)
    {
        if (index < NextChunk)
            return ChunkVerdict.Duplicate;
        if (index > NextChunk || IsComplete)
            return ChunkVerdict.OutOfOrder;
        if (data.Length != manifest.ChunkLengths[index])
            return ChunkVerdict.WrongLength;
        Span<byte> digest = stackalloc byte[EnvelopeLimits.HashBytes];
        SHA256.HashData(data, digest);
        if (!digest.SequenceEqual(manifest.ChunkDigests[index].Span))
            return ChunkVerdict.WrongDigest;
        _whole.AppendData(data);
        NextChunk++;
        return ChunkVerdict.Accepted;
    }

    /// <summary>Whether everything came and is what the manifest says.</summary>
    public bool IsWhole() => IsComplete && _whole.GetCurrentHash().AsSpan().SequenceEqual(manifest.Sha256.Span);

    public void Dispose() => _whole.Dispose();
}
