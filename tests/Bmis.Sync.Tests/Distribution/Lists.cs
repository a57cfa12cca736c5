using System.Security.Cryptography;
using Bmis.Sync.Distribution;

namespace Bmis.Sync.Tests.Distribution;

/// <summary>A key, and lists signed with it.</summary>
internal sealed class Lists : IDisposable
{
    public static readonly DateTimeOffset Created = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Lists()
    {
        Signer = new ListSigner("hq-1", _key);
        Verifier = new ListVerifier(new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["hq-1"] = _key.ExportSubjectPublicKeyInfo(),
        });
    }

    public ListSigner Signer { get; }

    public ListVerifier Verifier { get; }

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

    public void Dispose() => _key.Dispose();
}
