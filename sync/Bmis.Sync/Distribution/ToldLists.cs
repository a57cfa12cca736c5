using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Distribution;

/// <summary>What one lane has been told on one stream, and so what is new to it. Not thread-safe.</summary>
internal sealed class ToldLists
{
    private readonly Producer _lane;
    private readonly Dictionary<string, long> _lists = [];
    private readonly Dictionary<RoleKind, SignedRole> _roles = [];
    private long _root;

    public ToldLists(Protocol.WatchRequest request, Producer lane)
    {
        _lane = lane;
        _root = request.RootVersion;
        foreach (var held in request.Held)
            _lists[held.Name] = held.Version;
    }

    /// <summary>What says that the centre is there: the newest timestamp, or nothing where there is none.</summary>
    public static Protocol.WatchReply Heartbeat(ListCatalogue catalogue)
    {
        var reply = new Protocol.WatchReply();
        if (catalogue.Roles.FirstOrDefault(role => role.Role.Kind == RoleKind.Timestamp) is { } timestamp)
            reply.Roles = new() { Roles_ = { RoleCodec.ToWire(timestamp) } };
        return reply;
    }

    /// <summary>The roles that were not told yet, in messages of as many as a lane takes at once.</summary>
    public IEnumerable<Protocol.Roles> NewRoles(ListCatalogue catalogue)
    {
        foreach (var part in catalogue.Roles.Where(IsNew).Chunk(RoleLimits.RolesAtOnce).ToList())
        {
            var message = new Protocol.Roles();
            message.Roles_.AddRange(part.Select(RoleCodec.ToWire));
            yield return message;
            foreach (var role in part)
                Note(role);
        }
    }

    /// <summary>
    /// The lists that were not told yet, of each the version that is meant for the lane; every version where no targets
    /// say what is meant for whom. What replaces a recalled version comes first.
    /// </summary>
    public IReadOnlyList<SignedManifest> NewLists(ListCatalogue catalogue)
    {
        var targets = catalogue.Roles.Select(role => role.Role).OfType<TargetsRole>().FirstOrDefault();
        return
        [
            .. catalogue.Lists.Where(list =>
                _lists.GetValueOrDefault(list.Manifest.Name) != list.Manifest.Version
                && IsMeant(targets, list.Manifest))
                .OrderByDescending(list => HoldsRecalled(targets, list.Manifest.Name)),
        ];
    }

    /// <summary>Notes that a list was told.</summary>
    public void Note(ListManifest list) => _lists[list.Name] = list.Version;

    private bool IsMeant(TargetsRole? targets, ListManifest list) =>
        targets is null || targets.MeantFor(list.Name, _lane.LaneId)?.Version == list.Version;

    private bool HoldsRecalled(TargetsRole? targets, string name) =>
        _lists.TryGetValue(name, out var held) && targets?.Recalls(name, held) == true;

    private bool IsNew(SignedRole role) => role.Role is RootRole
        ? role.Role.Version > _root
        : !_roles.TryGetValue(role.Role.Kind, out var told) || !told.IsSameAs(role);

    private void Note(SignedRole role)
    {
        _roles[role.Role.Kind] = role;
        if (role.Role is RootRole)
            _root = role.Role.Version;
    }
}
