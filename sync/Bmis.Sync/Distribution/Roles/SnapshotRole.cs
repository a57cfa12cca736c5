namespace Bmis.Sync.Distribution.Roles;

/// <summary>Says which targets belong together (specification 1.0, section 4.4).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it may no longer be relied on.</param>
/// <param name="Targets">The targets.</param>
public sealed record SnapshotRole(long Version, DateTimeOffset Created, DateTimeOffset Expires, RoleReference Targets)
    : Role(Version, Created, Expires)
{
    /// <inheritdoc />
    public override RoleKind Kind => RoleKind.Snapshot;
}
