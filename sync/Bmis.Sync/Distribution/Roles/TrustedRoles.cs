namespace Bmis.Sync.Distribution.Roles;

/// <summary>
/// What a lane believes: an unbroken chain of roots and the newest of the other roles. It only goes forward, by the
/// client workflow of The Update Framework (specification 1.0, section 5), but for one thing: no expiry is asked when
/// a role comes, because a lane with a wrong clock would refuse every list for ever. <see cref="CurrentUntil"/> says it
/// at use. Immutable; it has no clock, no file and no socket.
/// </summary>
public sealed record TrustedRoles
{
    private TrustedRoles(IReadOnlyList<SignedRole> roots) => Roots = roots;

    /// <summary>The roots, oldest first: each was signed by the one before.</summary>
    public IReadOnlyList<SignedRole> Roots { get; private init; }

    /// <summary>The newest timestamp; null when none has come.</summary>
    public SignedRole? Timestamp { get; private init; }

    /// <summary>The newest snapshot; null when none has come.</summary>
    public SignedRole? Snapshot { get; private init; }

    /// <summary>The newest targets; null when none have come.</summary>
    public SignedRole? Targets { get; private init; }

    /// <summary>The newest root.</summary>
    public RootRole Root => (RootRole)Roots[^1].Role;

    /// <summary>What lanes should hold; null when no targets have come.</summary>
    public TargetsRole? Lists => (TargetsRole?)Targets?.Role;

    /// <summary>All of them in the order in which they were believed.</summary>
    public IEnumerable<SignedRole> InOrder =>
        [.. Roots, .. new[] { Timestamp, Snapshot, Targets }.OfType<SignedRole>()];

    /// <summary>
    /// Until when this may count as the newest state: the first expiry of the four. Null when a role is missing or is
    /// not the one that the role before it refers to, as when somebody passes on a part of them only.
    /// </summary>
    public DateTimeOffset? CurrentUntil =>
        Timestamp is { Role: TimestampRole time } && Snapshot is { Role: SnapshotRole shot } && Targets is not null
        && time.Snapshot.Means(Snapshot) && shot.Targets.Means(Targets)
            ? new[] { Root, time, shot, Targets.Role }.Min(role => role.Expires)
            : null;

    /// <summary>Begins with the root that a lane is set up with; null when its own keys have not signed it.</summary>
    public static TrustedRoles? Begin(SignedRole root) =>
        root.Role is RootRole role && role.IsSigned(root) ? new TrustedRoles([root]) : null;

    /// <summary>Takes a role, or says why it does not count; then what is trusted stays as it is.</summary>
    public (TrustedRoles Trusted, RoleFault Fault) Offer(SignedRole signed)
    {
        var fault = FaultOf(signed);
        return fault == RoleFault.None ? (With(signed), fault) : (this, fault);
    }

    /// <summary>The key with this id among those that may sign for a role now; null when it is none of them.</summary>
    public RoleKey? Find(RoleKind kind, string keyId) => Root.Find(kind, keyId);

    /// <summary>The same among those that any root of the chain has named: for what was taken in under an older one.
    /// </summary>
    public RoleKey? FindEver(RoleKind kind, string keyId) => Roots
        .Select(root => ((RootRole)root.Role).Find(kind, keyId))
        .FirstOrDefault(key => key is not null);

    private RoleFault FaultOf(SignedRole signed) => signed.Role switch
    {
        _ when InOrder.Any(signed.IsSameAs) => RoleFault.AlreadyHeld,
        RootRole root => RootFault(signed, root),
        _ when !Root.IsSigned(signed) => RoleFault.Threshold,
        TimestampRole time => TimestampFault(signed, time),
        SnapshotRole shot => SnapshotFault(signed, shot),
        _ => TargetsFault(signed),
    };

    // Section 5.3: each root is signed by its own keys and by those of the one before.
    private RoleFault RootFault(SignedRole signed, RootRole root) =>
        root.Version <= Root.Version ? RoleFault.Rollback
        : root.Version > Root.Version + 1 ? RoleFault.Gap
        : Root.IsSigned(signed) && root.IsSigned(signed) ? RoleFault.None
        : RoleFault.Threshold;

    // Section 5.4.3.
    private RoleFault TimestampFault(SignedRole signed, TimestampRole time) =>
        Timestamp is not { Role: TimestampRole trusted } ? RoleFault.None
        : time.Version <= trusted.Version || time.Snapshot.Version < trusted.Snapshot.Version ? RoleFault.Rollback
        : RoleFault.None;

    // Section 5.5: what the timestamp refers to, with targets that do not go back.
    private RoleFault SnapshotFault(SignedRole signed, SnapshotRole shot) =>
        Timestamp is not { Role: TimestampRole time } || !time.Snapshot.Means(signed) ? RoleFault.Mismatch
        : Snapshot is { Role: SnapshotRole trusted } && shot.Targets.Version < trusted.Targets.Version
            ? RoleFault.Rollback
        : RoleFault.None;

    // Section 5.6.
    private RoleFault TargetsFault(SignedRole signed) =>
        Snapshot is not { Role: SnapshotRole shot } || !shot.Targets.Means(signed) ? RoleFault.Mismatch
        : RoleFault.None;

    private TrustedRoles With(SignedRole signed) => signed.Role.Kind switch
    {
        RoleKind.Root => Under(signed),
        RoleKind.Timestamp => this with { Timestamp = signed },
        RoleKind.Snapshot => this with { Snapshot = signed },
        _ => this with { Targets = signed },
    };

    // Section 5.3.11: whoever had an old key may have driven versions up. What the new root's keys have not signed is
    // forgotten, and versions begin anew with what they sign.
    private TrustedRoles Under(SignedRole root)
    {
        var role = (RootRole)root.Role;
        var keepsPointers = IsStillSigned(Timestamp) && IsStillSigned(Snapshot);
        return this with
        {
            Roots = [.. Roots, root],
            Timestamp = keepsPointers ? Timestamp : null,
            Snapshot = keepsPointers ? Snapshot : null,
            Targets = IsStillSigned(Targets) ? Targets : null,
        };

        bool IsStillSigned(SignedRole? held) => held is not null && role.IsSigned(held);
    }
}
