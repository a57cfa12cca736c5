using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit.Lists;

namespace Bmis.Sync.Tests.Distribution;

/// <summary>A centre that signs, lists that it signed, and a lane that believes it.</summary>
internal sealed class Lists : IDisposable
{
    public static readonly DateTimeOffset Created = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly LaneTrust _trust;

    public Lists()
    {
        _trust = LaneTrust.Of(Catalogue.Root, "lane-1");
        Verifier = new ListVerifier(_trust);
    }

    public SignedCatalogue Catalogue { get; } = new(Created);

    public ListSigner Signer => Catalogue.Signer;

    /// <summary>What a lane believes that has heard what <see cref="Publish"/> was told.</summary>
    public ListVerifier Verifier { get; }

    /// <summary>Names a list among the targets and tells the lane.</summary>
    public void Publish(SignedManifest signed)
    {
        Catalogue.Publish(signed);
        _trust.Take(Catalogue.All);
    }

    public static byte[] Content(int seed, int length)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    public async Task<SignedManifest> SignAsync(
        string name, long version, byte[] content, DateTimeOffset? expires = null)
    {
        using var stream = new MemoryStream(content);
        return await Signer.SignAsync(
            name,
            version,
            Created,
            expires ?? Created.AddDays(7),
            stream,
            ListLimits.SmallestChunk,
            TestContext.Current.CancellationToken);
    }

    /// <summary>A chunk of a list that was signed.</summary>
    public static ReadOnlySpan<byte> Chunk(SignedManifest signed, byte[] content, int index) => content.AsSpan(
        (int)signed.Manifest.ChunkOffset(index), signed.Manifest.ChunkLengths[index]);

    public void Dispose() => Catalogue.Dispose();
}
