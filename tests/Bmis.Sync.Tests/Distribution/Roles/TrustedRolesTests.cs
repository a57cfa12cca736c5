using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit.Lists;

namespace Bmis.Sync.Tests.Distribution.Roles;

/// <summary>The attacks that The Update Framework names (specification 1.0, section 1.5.2), one by one.</summary>
public sealed class TrustedRolesTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SignedCatalogue _centre = new(Start);

    public void Dispose() => _centre.Dispose();

    [Fact]
    public void An_honest_centre_is_believed_from_the_root_to_the_targets()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = _centre.Trusting();
        Assert.Equal(3, trusted.Lists!.MeantFor("alerts", "lane-1")!.Version);
        Assert.Equal(Start.AddDays(1), trusted.CurrentUntil);
        Assert.All(_centre.All, role => Assert.Equal(RoleFault.AlreadyHeld, trusted.Offer(role).Fault));
    }

    [Fact]
    public void Arbitrary_lists_of_a_stranger_are_not_installed()
    {
        _centre.Publish([Target("alerts", 3)]);
        using var stranger = new SignedCatalogue(Start);
        stranger.Publish([Target("alerts", 4)]);
        var trusted = TrustedRoles.Begin(_centre.Root)!;
        foreach (var role in stranger.All)
        {
            var (after, fault) = trusted.Offer(role);
            Assert.Equal(role.Role is RootRole ? RoleFault.Rollback : RoleFault.Threshold, fault);
            Assert.Same(trusted, after);
        }
    }

    [Fact]
    public void A_key_of_one_role_does_not_sign_for_another()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = _centre.Trusting();
        var forged = new TargetsRole(9, Start, Start.AddDays(1), []);
        foreach (var kind in new[] { RoleKind.Root, RoleKind.Timestamp, RoleKind.Snapshot })
            Assert.Equal(RoleFault.Threshold, trusted.Offer(RoleSigner.Sign(forged, _centre.Keys(kind))).Fault);
    }

    [Fact]
    public void A_signature_counts_for_one_kind_and_for_these_bytes_alone()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = TrustedRoles.Begin(_centre.Root)!;
        var honest = _centre.Timestamp!;
        for (var i = 0; i < honest.Bytes.Length; i++)
        {
            var bytes = honest.Bytes.ToArray();
            bytes[i] ^= 1;
            var read = RoleCodec.FromWire(RoleCodec.ToWire(honest with { Bytes = bytes }));
            Assert.True(!read.IsValid || trusted.Offer(read.Role).Fault == RoleFault.Threshold);
        }
    }

    [Fact]
    public void Nothing_rolls_back()
    {
        _centre.Publish([Target("alerts", 3)]);
        SignedRole[] old = [.. _centre.All];
        _centre.Publish([Target("alerts", 4)]);
        var trusted = _centre.Trusting();
        Assert.Equal(RoleFault.Rollback, trusted.Offer(old[1]).Fault);
        Assert.Equal(RoleFault.Mismatch, trusted.Offer(old[2]).Fault);
        Assert.Equal(RoleFault.Mismatch, trusted.Offer(old[3]).Fault);
        var same = new TimestampRole(
            _centre.Timestamp!.Role.Version, Start, Start.AddDays(9), _centre.Snapshot!.Reference());
        Assert.Equal(RoleFault.Rollback, trusted.Offer(_centre.Sign(same)).Fault);
    }

    [Fact]
    public void A_newer_timestamp_cannot_lead_back_to_an_older_snapshot_or_older_targets()
    {
        _centre.Publish([Target("alerts", 3)]);
        var (snapshot, targets) = (_centre.Snapshot!, _centre.Targets!);
        _centre.Publish([Target("alerts", 4)]);
        var trusted = _centre.Trusting();
        var back = _centre.Sign(new TimestampRole(9, Start, Start.AddDays(1), snapshot.Reference()));
        Assert.Equal(RoleFault.Rollback, trusted.Offer(back).Fault);
        var older = _centre.Sign(new SnapshotRole(9, Start, Start.AddDays(1), targets.Reference()));
        var newer = _centre.Sign(new TimestampRole(9, Start, Start.AddDays(1), older.Reference()));
        (trusted, var fault) = trusted.Offer(newer);
        Assert.Equal(RoleFault.None, fault);
        Assert.Equal(RoleFault.Rollback, trusted.Offer(older).Fault);
    }

    [Fact]
    public void Versions_that_a_thief_drove_up_are_forgotten_when_the_keys_are_replaced()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = _centre.Trusting();
        var far = new RoleReference(long.MaxValue, new byte[32]);
        var shot = _centre.Sign(new SnapshotRole(long.MaxValue, Start, Start.AddDays(1), far));
        var time = _centre.Sign(new TimestampRole(long.MaxValue, Start, Start.AddDays(1), shot.Reference()));
        trusted = trusted.Offer(time).Trusted.Offer(shot).Trusted;
        Assert.Equal(long.MaxValue, trusted.Snapshot!.Role.Version);
        _centre.Publish([Target("alerts", 4)]);
        Assert.Equal(RoleFault.Rollback, trusted.Offer(_centre.Timestamp!).Fault);
        _centre.Rotate(RoleKind.Timestamp, RoleKind.Snapshot);
        _centre.Publish([Target("alerts", 4)]);
        foreach (var role in _centre.All)
            trusted = trusted.Offer(role).Trusted;
        Assert.Equal(4, trusted.Lists!.MeantFor("alerts", "lane-1")!.Version);
        Assert.NotNull(trusted.CurrentUntil);
    }

    [Fact]
    public void A_centre_that_is_held_back_is_known_by_the_time_and_not_refused()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = _centre.Trusting();
        _centre.Now = Start.AddDays(5);
        Assert.Equal(Start.AddDays(1), trusted.CurrentUntil);
        Assert.Equal(3, trusted.Lists!.MeantFor("alerts", "lane-1")!.Version);
        var late = TrustedRoles.Begin(_centre.Root)!;
        foreach (var role in _centre.All.Skip(1))
            (late, _) = late.Offer(role);
        Assert.Equal(3, late.Lists!.MeantFor("alerts", "lane-1")!.Version);
        _centre.Beat();
        (trusted, _) = trusted.Offer(_centre.Timestamp!);
        Assert.Equal(Start.AddDays(1), trusted.CurrentUntil);
        _centre.Publish([Target("alerts", 3)]);
        Assert.Equal(Start.AddDays(6), _centre.Trusting().CurrentUntil);
    }

    [Fact]
    public void Roles_of_different_times_do_not_mix()
    {
        _centre.Publish([Target("alerts", 3)]);
        SignedRole[] old = [.. _centre.All];
        _centre.Publish([Target("alerts", 4)]);
        var trusted = TrustedRoles.Begin(_centre.Root)!;
        Assert.Equal(RoleFault.Mismatch, trusted.Offer(old[2]).Fault);
        (trusted, _) = trusted.Offer(_centre.Timestamp!);
        Assert.Equal(RoleFault.Mismatch, trusted.Offer(old[2]).Fault);
        (trusted, _) = trusted.Offer(_centre.Snapshot!);
        Assert.Equal(RoleFault.Mismatch, trusted.Offer(old[3]).Fault);
        Assert.Null(trusted.CurrentUntil);
        var twin = _centre.Sign(new TargetsRole(_centre.Targets!.Role.Version, Start, Start.AddDays(1), []));
        Assert.Equal(RoleFault.Mismatch, trusted.Offer(twin).Fault);
    }

    [Fact]
    public void Whoever_passes_on_only_the_timestamp_leaves_the_lane_without_a_current_state()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = _centre.Trusting();
        _centre.Publish([Target("alerts", 4)]);
        (trusted, var fault) = trusted.Offer(_centre.Timestamp!);
        Assert.Equal(RoleFault.None, fault);
        Assert.Null(trusted.CurrentUntil);
        Assert.Equal(3, trusted.Lists!.MeantFor("alerts", "lane-1")!.Version);
    }

    [Fact]
    public void Fewer_keys_than_the_threshold_change_no_root()
    {
        var trusted = TrustedRoles.Begin(_centre.Root)!;
        var next = _centre.RootOf(2);
        var one = RoleSigner.Sign(next, _centre.Key(RoleKind.Root));
        Assert.Equal(RoleFault.Threshold, trusted.Offer(one).Fault);
        var again = RoleSigner.Sign(next, _centre.Key(RoleKind.Root));
        var twice = one with { Signatures = [.. one.Signatures, .. again.Signatures] };
        Assert.Equal(RoleFault.Threshold, trusted.Offer(twice).Fault);
        using var stranger = SignedCatalogue.NewKey();
        Assert.Equal(RoleFault.Threshold, trusted.Offer(RoleSigner.Add(twice, stranger)).Fault);
        Assert.Equal(RoleFault.None, trusted.Offer(RoleSigner.Add(one, _centre.Keys(RoleKind.Root)[2])).Fault);
        Assert.Null(TrustedRoles.Begin(one));
    }

    [Fact]
    public void A_new_root_needs_the_keys_of_the_old_one_and_its_own()
    {
        var trusted = TrustedRoles.Begin(_centre.Root)!;
        var before = _centre.Keys(RoleKind.Root);
        _centre.Rotate(RoleKind.Root);
        var next = (RootRole)_centre.Root.Role;
        Assert.Equal(RoleFault.Threshold, trusted.Offer(RoleSigner.Sign(next, [.. before])).Fault);
        Assert.Equal(RoleFault.Threshold, trusted.Offer(RoleSigner.Sign(next, _centre.Keys(RoleKind.Root))).Fault);
        (trusted, var fault) = trusted.Offer(_centre.Root);
        Assert.Equal(RoleFault.None, fault);
        Assert.Equal(RoleFault.Threshold, trusted.Offer(RoleSigner.Sign(_centre.RootOf(3), [.. before])).Fault);
    }

    [Fact]
    public void A_lane_that_missed_roots_takes_them_one_after_the_other()
    {
        var trusted = TrustedRoles.Begin(_centre.Root)!;
        List<SignedRole> missed = [];
        for (var i = 0; i < 4; i++)
        {
            _centre.Rotate(RoleKind.Root, RoleKind.Targets);
            missed.Add(_centre.Root);
        }

        Assert.Equal(RoleFault.Gap, trusted.Offer(_centre.Root).Fault);
        foreach (var root in missed)
            (trusted, _) = trusted.Offer(root);
        Assert.Equal(5, trusted.Root.Version);
        Assert.Equal(RoleFault.Rollback, trusted.Offer(RoleSigner.Sign(
            _centre.RootOf(5) with { Expires = Start.AddDays(9) }, _centre.Keys(RoleKind.Root))).Fault);
    }

    [Fact]
    public void A_stolen_key_is_worth_nothing_after_the_root_has_replaced_it()
    {
        _centre.Publish([Target("alerts", 3)]);
        var trusted = _centre.Trusting();
        var stolen = _centre.Key(RoleKind.Targets);
        var id = RoleKey.Of(stolen).Id;
        _centre.Rotate(RoleKind.Targets);
        (trusted, _) = trusted.Offer(_centre.Root);
        Assert.Null(trusted.Targets);
        Assert.Null(trusted.CurrentUntil);
        var forged = RoleSigner.Sign(new TargetsRole(9, Start, Start.AddDays(1), [Target("alerts", 9)]), stolen);
        Assert.Equal(RoleFault.Threshold, trusted.Offer(forged).Fault);
        Assert.Null(trusted.Find(RoleKind.Targets, id));
        Assert.NotNull(trusted.FindEver(RoleKind.Targets, id));
        Assert.Null(trusted.FindEver(RoleKind.Snapshot, id));
    }

    [Fact]
    public void A_version_that_goes_to_a_share_of_the_lanes_reaches_more_of_them_as_the_share_grows()
    {
        string[] lanes = [.. Enumerable.Range(1, 400).Select(i => $"lane-{i}")];
        HashSet<string> before = [];
        foreach (var share in new[] { 0, 10, 40, 100 })
        {
            var targets = new TargetsRole(
                1, Start, Start.AddDays(1), [Target("rules", 4), Target("rules", 5) with { Share = share }]);
            HashSet<string> now = [.. lanes.Where(lane => targets.MeantFor("rules", lane)!.Version == 5)];
            Assert.Superset(before, now);
            Assert.InRange(now.Count, 4 * share - 40, 4 * share + 40);
            Assert.Equal(share is 0 or 100, now.Count is 0 or 400);
            before = now;
        }
    }

    private static ListTarget Target(string name, long version) => new(name, version, new byte[32]);
}
