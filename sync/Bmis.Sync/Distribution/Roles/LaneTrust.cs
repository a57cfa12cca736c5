using Google.Protobuf;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>
/// What one lane believes (<see cref="TrustedRoles"/>), kept in a file so that a restart forgets nothing, and shared by
/// all that take lists in. Thread-safe; one process works with a file.
/// </summary>
public sealed class LaneTrust
{
    private readonly Lock _gate = new();
    private readonly string? _file;
    private readonly IListDisk _disk;
    private volatile TrustedRoles _roles;

    private LaneTrust(string laneId, TrustedRoles roles, string? file, IListDisk disk)
    {
        LaneId = laneId;
        _roles = roles;
        _file = file;
        _disk = disk;
    }

    /// <summary>The lane.</summary>
    public string LaneId { get; }

    /// <summary>What is believed now.</summary>
    public TrustedRoles Roles => _roles;

    /// <summary>Opens a lane's file of roles; a missing or spoiled one means that nothing has come yet.</summary>
    /// <param name="file">The file; its folder is made when it is missing.</param>
    /// <param name="root">The root that the lane was set up with. Roots before it do not count.</param>
    /// <param name="laneId">The lane.</param>
    /// <exception cref="ArgumentException">The root is not signed by its own keys.</exception>
    /// <exception cref="IOException">The file cannot be read or its folder not made.</exception>
    public static LaneTrust Open(string file, SignedRole root, string laneId) =>
        Open(file, root, laneId, FileListDisk.Instance);

    /// <summary>Trusts a root without a file: for programs that look at lists and keep none.</summary>
    /// <exception cref="ArgumentException">The root is not signed by its own keys.</exception>
    public static LaneTrust Of(SignedRole root, string laneId) =>
        new(laneId, Begin(root), file: null, FileListDisk.Instance);

    internal static LaneTrust Open(string file, SignedRole root, string laneId, IListDisk disk)
    {
        var roles = Begin(root);
        disk.MakeFolder(Path.GetDirectoryName(file)!);
        foreach (var stored in Stored(file, disk))
            (roles, _) = roles.Offer(stored);
        return new LaneTrust(laneId, roles, file, disk);
    }

    /// <summary>
    /// Takes roles in, one after the other, as far as they count; what has counted is durable when this returns.
    /// </summary>
    /// <returns>For each what was wrong with it, or <see cref="RoleFault.None"/>.</returns>
    /// <exception cref="IOException">They cannot be written down; then none of them counts.</exception>
    public IReadOnlyList<RoleFault> Take(IReadOnlyList<SignedRole> roles)
    {
        lock (_gate)
        {
            var trusted = _roles;
            var faults = new List<RoleFault>(roles.Count);
            foreach (var role in roles)
            {
                (trusted, var fault) = trusted.Offer(role);
                faults.Add(fault);
            }

            if (!ReferenceEquals(trusted, _roles))
            {
                Store(trusted);
                _roles = trusted;
            }

            return faults;
        }
    }

    /// <summary>Takes over what was believed elsewhere: for a simulation, which cannot check every signature.</summary>
    internal void Believe(TrustedRoles roles) => _roles = roles;

    private static TrustedRoles Begin(SignedRole root) => TrustedRoles.Begin(root)
        ?? throw new ArgumentException("The root is not signed by as many of its own keys as it asks for.");

    private static IEnumerable<SignedRole> Stored(string file, IListDisk disk)
    {
        if (!disk.Exists(file))
            return [];
        var bytes = new byte[disk.Length(file)];
        using (var stream = disk.Read(file))
            stream.ReadExactly(bytes);
        try
        {
            return Protocol.Roles.Parser.ParseFrom(bytes).Roles_
                .Select(one => RoleCodec.FromWire(one).Role).OfType<SignedRole>();
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
    }

    private void Store(TrustedRoles roles)
    {
        if (_file is null)
            return;
        var message = new Protocol.Roles();
        message.Roles_.AddRange(roles.InOrder.Select(RoleCodec.ToWire));
        var waiting = _file + ".waiting";
        using (var stream = _disk.Write(waiting, anew: true))
        {
            stream.Write(message.ToByteArray());
            _disk.Flush(stream);
        }

        _disk.Move(waiting, _file);
        _disk.FlushFolder(Path.GetDirectoryName(_file)!);
    }
}
