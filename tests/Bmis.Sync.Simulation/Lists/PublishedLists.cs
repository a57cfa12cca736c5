using System.Security.Cryptography;
using Bmis.Sync.Distribution;

namespace Bmis.Sync.Simulation.Lists;

/// <summary>The versions of one list, signed once for every world. Some only grow: what is held is used.</summary>
internal static class PublishedLists
{
    public const string Name = "alerts";
    public const int Versions = 12;
    private const string KeyId = "hq-1";
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static ListVerifier Verifier { get; } = new(new Dictionary<string, ReadOnlyMemory<byte>>
    {
        [KeyId] = Key.ExportSubjectPublicKeyInfo(),
    });

    private static readonly byte[][] Contents = [.. Enumerable.Range(1, Versions).Select(MakeContent)];

    private static readonly SignedManifest[] Manifests = [.. Enumerable.Range(1, Versions).Select(Sign)];

    public static byte[] Content(long version) => Contents[version - 1];

    public static SignedManifest Manifest(long version) => Manifests[version - 1];

    public static byte[] Chunk(ListManifest manifest, int index) =>
        Content(manifest.Version).AsSpan(index * manifest.ChunkSize, manifest.ChunkLength(index)).ToArray();

    // Three versions in a row begin alike.
    private static byte[] MakeContent(int version)
    {
        var content = new byte[700 * version];
        new Random(version / 3).NextBytes(content);
        return content;
    }

    private static SignedManifest Sign(int version)
    {
        var created = SimulatedTime.Origin.AddDays(version);
        using var content = new MemoryStream(Content(version));
        return new ListSigner(KeyId, Key).SignAsync(
            Name, version, created, created.AddDays(30), content, ListLimits.SmallestChunk).GetAwaiter().GetResult();
    }
}
