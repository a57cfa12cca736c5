namespace Bmis.Sync.Distribution.Roles;

/// <summary>What a role says.</summary>
/// <param name="Version">1 or more; a newer one has a higher number.</param>
/// <param name="Created">When it was made, to the microsecond.</param>
/// <param name="Expires">When it may no longer be relied on; judged at use, never when it comes.</param>
public abstract record Role(long Version, DateTimeOffset Created, DateTimeOffset Expires)
{
    /// <summary>Which of the four it is.</summary>
    public abstract RoleKind Kind { get; }

    /// <summary>Kind and version.</summary>
    public sealed override string ToString() => $"{Kind} {Version}";
}
