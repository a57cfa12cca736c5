using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit.Lists;

namespace Bmis.Sync.Simulation.Lists;

/// <summary>The versions of one list, signed once for every world. What they have in common is used.</summary>
internal static class PublishedLists
{
    public const string Name = "alerts";
    public const int Versions = 12;
    private static readonly SignedCatalogue Centre = new(SimulatedTime.Origin);

    private static readonly byte[][] Contents = [.. Enumerable.Range(1, Versions).Select(MakeContent)];

    private static readonly SignedManifest[] Manifests = [.. Enumerable.Range(1, Versions).Select(Sign)];

    private static readonly IReadOnlyList<SignedRole>[] AllRoles = [.. Manifests.Select(SignRoles)];

    private static readonly TrustedRoles[] Beliefs = [.. AllRoles.Select(roles => roles.Skip(1).Aggregate(
        TrustedRoles.Begin(roles[0])!, (trusted, role) => trusted.Offer(role).Trusted))];

    public static SignedRole Root => Centre.Root;

    public static byte[] Content(long version) => Contents[version - 1];

    public static SignedManifest Manifest(long version) => Manifests[version - 1];

    /// <summary>What the centre says while a version is the newest.</summary>
    public static IReadOnlyList<SignedRole> Roles(long version) => AllRoles[version - 1];

    /// <summary>What a lane believes that has heard it.</summary>
    public static TrustedRoles Believed(long version) => Beliefs[version - 1];

    public static byte[] Chunk(ListManifest manifest, int index) =>
        Content(manifest.Version).AsSpan((int)manifest.ChunkOffset(index), manifest.ChunkLengths[index]).ToArray();

    // Three versions in a row have most of their bytes in common.
    private static byte[] MakeContent(int version)
    {
        var content = new byte[700 * version];
        new Random(version / 3).NextBytes(content);
        var middle = content.Length / 2;
        return [.. content[..middle], (byte)version, .. content[middle..]];
    }

    private static SignedManifest Sign(int version)
    {
        var created = SimulatedTime.Origin.AddDays(version);
        using var content = new MemoryStream(Content(version));
        return Centre.Signer.SignAsync(
            Name, version, created, created.AddDays(30), content, ListLimits.SmallestChunk).GetAwaiter().GetResult();
    }

    private static IReadOnlyList<SignedRole> SignRoles(SignedManifest manifest)
    {
        Centre.Publish(manifest);
        return Centre.All;
    }
}
