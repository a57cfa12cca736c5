using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
    /// <param name="laneId">The lane: which share it belongs to follows from its id and cannot be chosen.</param>
    public ListTarget? MeantFor(string name, string laneId) => Lists
        .Where(one => one.Name == name && one.Share > Place(one, laneId))
        .MaxBy(one => one.Version);

    // 0 to 99, another for each version, so that it is not always the same lanes that go first.
    private static int Place(ListTarget one, string laneId)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{one.Name}|{one.Version}|{laneId}")));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(digest) % ListTarget.Everybody);
    }
}
