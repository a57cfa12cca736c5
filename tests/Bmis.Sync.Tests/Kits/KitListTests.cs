using System.Security.Cryptography;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Lists;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests.Kits;

/// <summary>Roles and lists that a lane gets in a kit.</summary>
public sealed class KitListTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);

    private readonly KitBench _bench = new();
    private readonly SignedCatalogue _signs = new(Now);
    private readonly MemoryListSource _source = new();
    private readonly LaneTrust _trust;

    public KitListTests()
    {
        _source.Catalogue = _signs;
        _trust = LaneTrust.Of(_signs.Root, _bench.Lane.LaneId);
    }

    [Fact]
    public async Task Lists_are_swapped_in_whole_and_an_older_kit_changes_nothing()
    {
        var first = await PublishAsync(1, 5_000);
        var old = await WriteAsync("old");
        var second = await PublishAsync(2, 7_000);
        var kit = await WriteAsync("new");
        Assert.Equal([("alerts", 2L, ManifestFault.None)], Take(kit));
        Assert.Equal(second, Held().ReadAllBytes());
        Assert.Equal([("alerts", 2L, ManifestFault.AlreadyHeld)], Take(kit));
        Assert.Equal([("alerts", 1L, ManifestFault.Older)], Take(old));
        Assert.Equal(second, Held().ReadAllBytes());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_kit_that_is_signed_with_a_key_of_a_newer_root_counts_once_its_roles_are_taken()
    {
        await PublishAsync(1, 2_000);
        _signs.Rotate(RoleKind.Timestamp, RoleKind.Targets);
        await PublishAsync(2, 2_000);
        var file = await WriteAsync("kit");
        using (var kit = KitReader.Open(file))
            Assert.False(KitSigning.IsSignedByCentre(kit.Signed, new ListVerifier(_trust)));
        Assert.Equal([("alerts", 2L, ManifestFault.None)], Take(file));
    }

    [Fact]
    public async Task A_kit_that_no_key_of_the_timestamp_has_signed_does_not_count()
    {
        await PublishAsync(1, 2_000);
        foreach (var key in (ECDsa[])[_signs.Key(RoleKind.Targets), _signs.Key(RoleKind.Snapshot), _bench.CentreKey])
        {
            var file = await WriteAsync("kit", key);
            Assert.Throws<KitException>(() => Take(file));
        }
    }

    [Fact]
    public async Task Of_two_lists_the_first_is_in_place_although_the_second_is_damaged()
    {
        await PublishAsync(1, 3_000);
        await PublishAsync(1, 3_000, "officers");
        var bytes = await File.ReadAllBytesAsync(await WriteAsync("kit"), TestContext.Current.CancellationToken);
        bytes[^200] ^= 1;
        await File.WriteAllBytesAsync(_bench.At("kit"), bytes, TestContext.Current.CancellationToken);
        Assert.Throws<KitException>(() => Take(_bench.At("kit")));
        Assert.Equal(1, Held().Manifest.Version);
        Assert.Null(Folder().Find("officers"));
    }

    public void Dispose()
    {
        _signs.Dispose();
        _bench.Dispose();
    }

    private async Task<byte[]> PublishAsync(int version, int length, string name = "alerts")
    {
        var content = new byte[length];
        new Random(version).NextBytes(content);
        using var stream = new MemoryStream(content);
        _source.Publish(
            await _signs.Signer.SignAsync(
                name,
                version,
                Now,
                Now.AddDays(7),
                stream,
                ListLimits.SmallestChunk,
                TestContext.Current.CancellationToken),
            content);
        return content;
    }

    private async Task<string> WriteAsync(string name, ECDsa? signer = null)
    {
        var header = new KitHeader { LaneId = _bench.Lane.LaneId, Return = new ReturnKit() };
        using var writer = KitWriter.Create(
            _bench.At(name),
            header,
            [KitSigning.PublicKeyOf(_bench.Device)!],
            KitSigning.AsCentre(signer ?? _signs.Key(RoleKind.Timestamp)));
        await KitLists.WriteAsync(
            writer, _source, _bench.Lane, _ => ValueTask.FromResult(true), TestContext.Current.CancellationToken);
        writer.Commit();
        return _bench.At(name);
    }

    private List<(string Name, long Version, ManifestFault Fault)> Take(string file)
    {
        using var kit = KitReader.Open(file);
        using var key = KitSigning.KeyOf(_bench.Device);
        Assert.True(kit.Unlock([key]));
        var first = KitLists.TakeRoles(kit, _trust);
        if (!KitSigning.IsSignedByCentre(kit.Signed, new ListVerifier(_trust)))
            throw new KitException("Not signed.");
        var folder = Folder();
        return [.. KitLists.Take(kit, first, _ => folder)
            .Select(list => (list.Manifest!.Name, list.Manifest.Version, list.Fault))];
    }

    private HeldList Held() => Folder().Find("alerts")!;

    private ListFolder Folder() => new(_bench.At("lists"), new ListVerifier(_trust));
}
