namespace Bmis.Sync.Distribution.Roles;

/// <summary>The versions of the lists that lanes should hold (specification 1.0, section 4.5).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it may no longer be relied on.</param>
/// <param name="Lists">Each list once, or twice while a newer version is on its way to a share of the lanes.</param>
public sealed record TargetsRole(
    long Version, DateTimeOffset Created, DateTimeOffset Expires, IReadOnlyList<ListTarget> Lists)
    : Role(Version, Created, Expires)
{
    /// <inheritdoc />
    public override RoleKind Kind => RoleKind.Targets;

    /// <summary>The newest version of a list that is meant for a lane; null when none is.</summary>
    /// <param name="name">The list.</param>
    /// <param name="laneId">The lane.</param>
    public ListTarget? MeantFor(string name, string laneId) => Lists
        .Where(one => one.Name == name && one.IsMeantFor(laneId))
        .MaxBy(one => one.Version);

    /// <summary>Whether a version of a list is recalled, whomever what replaces it is meant for.</summary>
    public bool Recalls(string name, long version) => Lists.Any(one => one.Name == name && one.Recalls(version));
}
