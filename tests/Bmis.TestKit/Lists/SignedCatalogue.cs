using System.Security.Cryptography;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.TestKit.Lists;

/// <summary>
/// Whoever signs at a centre: three root keys of which two are needed, and one key for each of the other roles. What it
/// signs may be as wrong as a test wants it.
/// </summary>
public sealed class SignedCatalogue : IDisposable
{
    private readonly Dictionary<RoleKind, List<ECDsa>> _keys = [];
    private readonly List<ECDsa> _spent = [];
    private readonly List<SignedRole> _roots = [];
    private readonly SortedDictionary<string, SignedManifest> _lists = new(StringComparer.Ordinal);

    /// <summary>Makes the keys and a first root.</summary>
    /// <param name="now">When it is; roles begin then.</param>
    public SignedCatalogue(DateTimeOffset now)
    {
        Now = now;
        foreach (var kind in Enum.GetValues<RoleKind>())
            _keys[kind] = [.. Enumerable.Range(0, kind == RoleKind.Root ? 3 : 1).Select(_ => NewKey())];
        _roots.Add(RoleSigner.Sign(RootOf(1), [.. _keys[RoleKind.Root].Take(2)]));
    }

    /// <summary>When it is.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>How long roles count but the root, which counts for a year.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The newest root.</summary>
    public SignedRole Root => _roots[^1];

    /// <summary>Every root, oldest first.</summary>
    public IReadOnlyList<SignedRole> Roots => _roots;

    /// <summary>The newest targets, snapshot and timestamp; null before the first publication.</summary>
    public SignedRole? Targets { get; private set; }

    /// <inheritdoc cref="Targets"/>
    public SignedRole? Snapshot { get; private set; }

    /// <inheritdoc cref="Targets"/>
    public SignedRole? Timestamp { get; private set; }

    /// <summary>Everything as it is sent: roots, timestamp, snapshot, targets.</summary>
    public IReadOnlyList<SignedRole> All =>
        [.. _roots, .. new[] { Timestamp, Snapshot, Targets }.OfType<SignedRole>()];

    /// <summary>What the targets name.</summary>
    public IReadOnlyList<ListTarget> Lists => ((TargetsRole?)Targets?.Role)?.Lists ?? [];

    /// <summary>Signs manifests with the key of the targets.</summary>
    public ListSigner Signer => new(Key(RoleKind.Targets));

    /// <summary>The keys of a role.</summary>
    public IReadOnlyList<ECDsa> Keys(RoleKind kind) => _keys[kind];

    /// <summary>The first key of a role.</summary>
    public ECDsa Key(RoleKind kind) => _keys[kind][0];

    /// <summary>Another key on P-256.</summary>
    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>A lane's roles at the start, and what it believes after it has heard everything.</summary>
    public TrustedRoles Trusting(SignedRole? from = null) =>
        All.Aggregate(TrustedRoles.Begin(from ?? Root)!, (trusted, role) => trusted.Offer(role).Trusted);

    /// <summary>How a list stands in the targets.</summary>
    public static ListTarget Target(SignedManifest signed) =>
        new(signed.Manifest.Name, signed.Manifest.Version, SHA256.HashData(signed.ManifestBytes.Span));

    /// <summary>The smallest share with which a version is meant for a lane.</summary>
    public static int LeastShare(ListTarget list, string laneId) => Enumerable.Range(1, ListTarget.Everybody).First(
        share => new TargetsRole(1, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, [list with { Share = share }])
            .MeantFor(list.Name, laneId) is not null);

    /// <summary>Signs new targets, snapshot and timestamp with these versions of lists beside the others.</summary>
    public void Publish(params IEnumerable<SignedManifest> lists)
    {
        foreach (var one in lists)
            _lists[one.Manifest.Name] = one;
        Publish([.. _lists.Values.Select(Target)]);
    }

    /// <summary>Signs new targets, snapshot and timestamp with these lists and no others.</summary>
    public void Publish(IReadOnlyList<ListTarget> lists)
    {
        Targets = Sign(new TargetsRole(Next(Targets), Now, Now + Life, lists));
        Snapshot = Sign(new SnapshotRole(Next(Snapshot), Now, Now + Life, Targets.Reference()));
        Beat();
    }

    /// <summary>Signs a new timestamp over the same snapshot.</summary>
    public void Beat() =>
        Timestamp = Sign(new TimestampRole(Next(Timestamp), Now, Now + Life, Snapshot!.Reference()));

    /// <summary>Signs a role with all keys of its kind.</summary>
    public SignedRole Sign(Role role) => RoleSigner.Sign(role, _keys[role.Kind]);

    /// <summary>Gives roles other keys; the old root signs the new one too.</summary>
    public void Rotate(params IEnumerable<RoleKind> kinds)
    {
        ECDsa[] before = [.. _keys[RoleKind.Root].Take(2)];
        foreach (var kind in kinds)
        {
            _spent.AddRange(_keys[kind]);
            _keys[kind] = [.. _keys[kind].Select(_ => NewKey())];
        }

        ECDsa[] signers = [.. before, .. _keys[RoleKind.Root].Take(2).Except(before)];
        _roots.Add(RoleSigner.Sign(RootOf(Root.Role.Version + 1), signers));
    }

    /// <summary>What a root of this version would say, with the keys as they are.</summary>
    public RootRole RootOf(long version, int threshold = 2) => new(
        version,
        Now,
        Now.AddDays(365),
        [.. _keys.Values.SelectMany(keys => keys).Select(RoleKey.Of)],
        _keys.ToDictionary(
            one => one.Key,
            one => new RoleKeys(
                [.. one.Value.Select(key => RoleKey.Of(key).Id)], one.Key == RoleKind.Root ? threshold : 1)));

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var key in _keys.Values.SelectMany(keys => keys).Concat(_spent))
            key.Dispose();
    }

    private static long Next(SignedRole? role) => (role?.Role.Version ?? 0) + 1;
}
