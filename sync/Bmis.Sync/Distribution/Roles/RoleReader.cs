using Bmis.Sync.Envelopes;
using Fields = Bmis.Sync.Protocol.Role;
using Kind = Bmis.Sync.Protocol.Role.ContentOneofCase;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>Takes a role from its fields when every one of them is within its range.</summary>
internal static class RoleReader
{
    public static (Role? Role, RoleFault Fault) Read(Fields fields)
    {
        if (fields.Version < 1
            || UnixMicroseconds.ToTime(fields.Created) is not { } created
            || UnixMicroseconds.ToTime(fields.Expires) is not { } expires
            || created >= expires)
            return (null, RoleFault.Content);
        return fields.ContentCase switch
        {
            Kind.Root => Root(fields, created, expires),
            Kind.Timestamp => Reference(fields.Timestamp.Snapshot) is { } snapshot
                ? (new TimestampRole(fields.Version, created, expires, snapshot), RoleFault.None)
                : (null, RoleFault.Content),
            Kind.Snapshot => Reference(fields.Snapshot.Targets) is { } targets
                ? (new SnapshotRole(fields.Version, created, expires, targets), RoleFault.None)
                : (null, RoleFault.Content),
            Kind.Targets => Lists(fields.Targets) is { } lists
                ? (new TargetsRole(fields.Version, created, expires, lists), RoleFault.None)
                : (null, RoleFault.Content),
            _ => (null, RoleFault.Unreadable),
        };
    }

    private static (Role? Role, RoleFault Fault) Root(Fields fields, DateTimeOffset created, DateTimeOffset expires)
    {
        var root = fields.Root;
        if (root.Keys.Count > RoleLimits.Keys)
            return (null, RoleFault.Keys);
        var keys = root.Keys.Select(key => RoleKey.Read(key.Memory)).OfType<RoleKey>().ToList();
        var ids = keys.Select(key => key.Id).ToHashSet();
        if (keys.Count < root.Keys.Count || ids.Count < keys.Count)
            return (null, RoleFault.Keys);
        var holders = new Dictionary<RoleKind, RoleKeys>();
        foreach (var (kind, held) in new[]
        {
            (RoleKind.Root, root.Root), (RoleKind.Timestamp, root.Timestamp),
            (RoleKind.Snapshot, root.Snapshot), (RoleKind.Targets, root.Targets),
        })
        {
            if (held is null || !Fits(held, ids))
                return (null, RoleFault.Keys);
            holders[kind] = new RoleKeys([.. held.KeyIds], held.Threshold);
        }

        return (new RootRole(fields.Version, created, expires, keys, holders), RoleFault.None);
    }

    private static bool Fits(Protocol.RoleKeys held, HashSet<string> ids) =>
        held.Threshold >= 1 && held.Threshold <= held.KeyIds.Count && held.KeyIds.Count <= ids.Count
        && held.KeyIds.All(ids.Contains) && held.KeyIds.Distinct().Count() == held.KeyIds.Count;

    private static RoleReference? Reference(Protocol.RoleReference? fields) =>
        fields is { Version: >= 1, Sha256.Length: EnvelopeLimits.HashBytes }
            ? new(fields.Version, fields.Sha256.Memory)
            : null;

    private static List<ListTarget>? Lists(Protocol.TargetsRole fields) =>
        fields.Lists.Count <= RoleLimits.Targets && fields.Lists.All(Fits)
        && fields.Lists.DistinctBy(one => (one.Name, one.Version)).Count() == fields.Lists.Count
            ?
            [
                .. fields.Lists.Select(one => new ListTarget(one.Name, one.Version, one.ManifestSha256.Memory)
                {
                    Share = one.Share,
                    RecallsFrom = one.RecallsFrom,
                    RecallsTo = one.RecallsTo,
                    RollOut = one.RollOut,
                }),
            ]
            : null;

    private static bool Fits(Protocol.ListTarget one) =>
        ListLimits.IsName(one.Name) && one.Version >= 1 && one.ManifestSha256.Length == EnvelopeLimits.HashBytes
        && one.Share is >= 0 and <= ListTarget.Everybody && one.RollOut.Length <= RoleLimits.RollOutCharacters
        && RecallFits(one);

    private static bool RecallFits(Protocol.ListTarget one) =>
        one is { RecallsFrom: 0, RecallsTo: 0 }
        || (one.RecallsFrom >= 1 && one.RecallsFrom <= one.RecallsTo && one.RecallsTo < one.Version);
}
