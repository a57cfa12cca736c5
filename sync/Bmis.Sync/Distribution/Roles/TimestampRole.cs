namespace Bmis.Sync.Distribution.Roles;

/// <summary>Says which snapshot is the newest (specification 1.0, section 4.6).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it may no longer be relied on: soon.</param>
/// <param name="Snapshot">The newest snapshot.</param>
public sealed record TimestampRole(long Version, DateTimeOffset Created, DateTimeOffset Expires, RoleReference Snapshot)
    : Role(Version, Created, Expires)
{
    /// <inheritdoc />
    public override RoleKind Kind => RoleKind.Timestamp;
}
