using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit.Lists;

namespace Bmis.Sync.Tests.Distribution.Roles;

/// <summary>Versions on their way to a share of the lanes, and versions that are recalled.</summary>
public sealed class RollOutTests : IDisposable
{
    private const string Lane = "lane-1";

    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-roll-out-");
    private readonly SignedCatalogue _centre = new(Lists.Created);

    public void Dispose()
    {
        _centre.Dispose();
        _disk.Delete(recursive: true);
    }

    [Fact]
    public void Whoever_changes_the_share_or_the_roll_out_on_the_way_is_not_believed()
    {
        _centre.Publish([Target(4), Target(5) with { Share = 10, RollOut = "rules|5" }]);
        foreach (var forged in new[]
        {
            Target(5) with { Share = 100 }, Target(5) with { Share = 10, RollOut = "rules|6" },
            Target(5) with { Share = 10, RollOut = "rules|5", RecallsFrom = 1, RecallsTo = 4 },
        })
        {
            var honest = (TargetsRole)_centre.Targets!.Role;
            var bytes = RoleCodec.Write(honest with { Lists = [honest.Lists[0], forged] });
            var read = RoleCodec.FromWire(RoleCodec.ToWire(_centre.Targets with { Bytes = bytes })).Role!;
            var trusted = TrustedRoles.Begin(_centre.Root)!
                .Offer(_centre.Timestamp!).Trusted.Offer(_centre.Snapshot!).Trusted;
            Assert.Equal(RoleFault.Threshold, trusted.Offer(read).Fault);
            Assert.Equal(
                RoleFault.Mismatch, trusted.Offer(_centre.Sign(honest with { Lists = [forged] })).Fault);
        }
    }

    [Fact]
    public void A_roll_out_stays_with_its_lanes_when_its_version_is_signed_anew_and_is_that_of_both_of_a_pair()
    {
        string[] lanes = [.. Enumerable.Range(1, 400).Select(number => $"lane-{number}")];
        var first = Target(5) with { Share = 25 };
        var renewed = Target(7) with { Share = 25, RollOut = first.OwnRollOut };
        var other = new ListTarget("other", 2, new byte[32]) { Share = 25, RollOut = first.OwnRollOut };
        Assert.All(lanes, lane => Assert.Equal(first.IsMeantFor(lane), renewed.IsMeantFor(lane)));
        Assert.All(lanes, lane => Assert.Equal(first.IsMeantFor(lane), other.IsMeantFor(lane)));
        Assert.InRange(lanes.Count(first.IsMeantFor), 60, 140);
        var next = Target(7) with { Share = 25 };
        Assert.Contains(lanes, lane => first.IsMeantFor(lane) && !next.IsMeantFor(lane));
    }

    [Fact]
    public async Task A_lane_takes_what_is_meant_for_it_and_nothing_else_that_is_signed()
    {
        var (older, newer) = (await SignAsync(4), await SignAsync(5));
        var share = SignedCatalogue.LeastShare(SignedCatalogue.Target(newer), Lane);
        var folder = Folder(out var trust);
        Tell(trust, SignedCatalogue.Target(older), SignedCatalogue.Target(newer) with { Share = share - 1 });
        Assert.Equal(ManifestFault.Target, Judge(folder, newer));
        Assert.Equal(ManifestFault.None, Judge(folder, older));
        Tell(trust, SignedCatalogue.Target(older), SignedCatalogue.Target(newer) with { Share = share });
        Assert.Equal(ManifestFault.None, Judge(folder, newer));
        Assert.Equal(ManifestFault.Target, Judge(folder, older));
    }

    [Fact]
    public async Task A_lane_that_holds_the_new_version_takes_the_old_content_back_by_a_recall_alone()
    {
        var (older, newer, recall) = (await SignAsync(4), await SignAsync(5), await SignAsync(6, like: 4));
        var folder = Folder(out var trust);
        Tell(trust, SignedCatalogue.Target(older), SignedCatalogue.Target(newer));
        Take(folder, newer);
        Tell(trust, SignedCatalogue.Target(older));
        Assert.Equal(ManifestFault.Older, Judge(folder, older));
        Assert.False(folder.Verifier.Recalls(newer.Manifest));
        Tell(trust, Recall(recall));
        Assert.True(folder.Verifier.Recalls(newer.Manifest));
        Take(folder, recall);
        Assert.False(folder.Verifier.Recalls(folder.Folder.Find("rules")!.Manifest));
        Assert.Equal(Lists.Content(4, 3_000), folder.Folder.Find("rules")!.ReadAllBytes());
    }

    [Fact]
    public async Task A_recall_reaches_the_lanes_outside_of_the_share_as_well()
    {
        var (older, newer, recall) = (await SignAsync(4), await SignAsync(5), await SignAsync(6, like: 4));
        foreach (var lane in Enumerable.Range(1, 40).Select(number => $"lane-{number}"))
        {
            var targets = new TargetsRole(1, Lists.Created, Lists.Created.AddDays(1),
            [
                SignedCatalogue.Target(older), SignedCatalogue.Target(newer) with { Share = 50 }, Recall(recall),
            ]);
            Assert.Equal(6, targets.MeantFor("rules", lane)!.Version);
        }
    }

    [Fact]
    public async Task Older_roles_that_are_replayed_after_a_recall_are_refused_also_after_a_restart()
    {
        var (older, newer, recall) = (await SignAsync(4), await SignAsync(5), await SignAsync(6, like: 4));
        var file = Path.Combine(_disk.FullName, "trust", "roles");
        var trust = LaneTrust.Open(file, _centre.Root, Lane);
        var folder = Open(trust);
        Tell(trust, SignedCatalogue.Target(older), SignedCatalogue.Target(newer));
        SignedRole[] before = [.. _centre.All];
        Take(folder, newer);
        Tell(trust, Recall(recall));
        foreach (var believed in new[] { trust, LaneTrust.Open(file, _centre.Root, Lane) })
        {
            Assert.Equal(
                [RoleFault.AlreadyHeld, RoleFault.Rollback, RoleFault.Mismatch, RoleFault.Mismatch],
                believed.Take(before));
            Assert.True(new ListVerifier(believed).Recalls(newer.Manifest));
            Assert.Equal(ManifestFault.Target, Judge(Open(believed), newer));
        }
    }

    private Shelf Folder(out LaneTrust trust) => Open(trust = LaneTrust.Of(_centre.Root, Lane));

    private Shelf Open(LaneTrust trust)
    {
        var verifier = new ListVerifier(trust);
        return new(new ListFolder(Path.Combine(_disk.FullName, "lists"), verifier), verifier);
    }

    private void Tell(LaneTrust trust, params ListTarget[] targets)
    {
        _centre.Publish(targets);
        trust.Take(_centre.All);
    }

    private static ManifestFault Judge(Shelf shelf, SignedManifest signed) =>
        shelf.Folder.Judge(ManifestCodec.ToWire(signed)).Fault;

    private static void Take(Shelf shelf, SignedManifest signed)
    {
        Assert.Equal(ManifestFault.None, Judge(shelf, signed));
        var content = Lists.Content(signed.Manifest.Version == 6 ? 4 : (int)signed.Manifest.Version, 3_000);
        using var arrival = shelf.Folder.Begin(signed);
        while (!arrival.IsComplete)
            Assert.Equal(
                ChunkVerdict.Accepted,
                arrival.Write(arrival.NextChunk, Lists.Chunk(signed, content, arrival.NextChunk)));
        Assert.NotNull(arrival.Commit());
    }

    private async Task<SignedManifest> SignAsync(long version, int? like = null)
    {
        using var content = new MemoryStream(Lists.Content(like ?? (int)version, 3_000));
        return await _centre.Signer.SignAsync(
            "rules", version, Lists.Created, Lists.Created.AddDays(7), content, ListLimits.SmallestChunk,
            TestContext.Current.CancellationToken);
    }

    private static ListTarget Target(long version) => new("rules", version, new byte[32]);

    private static ListTarget Recall(SignedManifest signed) =>
        SignedCatalogue.Target(signed) with { RecallsFrom = 5, RecallsTo = 5 };

    private sealed record Shelf(ListFolder Folder, ListVerifier Verifier);
}
