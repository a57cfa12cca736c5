using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>A version of a list that lanes should hold.</summary>
/// <param name="Name">The list's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="ManifestSha256">SHA-256 of the bytes of its manifest.</param>
public sealed record ListTarget(string Name, long Version, ReadOnlyMemory<byte> ManifestSha256)
{
    /// <summary>The share of all lanes.</summary>
    public const int Everybody = 100;

    /// <summary>Of a hundred lanes so many are meant to hold it.</summary>
    public int Share { get; init; } = Everybody;

    /// <summary>
    /// By what lanes are told apart for the share, at most <see cref="RoleLimits.RollOutCharacters"/>: the same for
    /// every version of one roll-out, so that it stays with the lanes that it began with, and for lists that go down
    /// together. Empty for <see cref="OwnRollOut"/>.
    /// </summary>
    public string RollOut { get; init; } = "";

    /// <summary>The first version that is recalled; 0 for none.</summary>
    public long RecallsFrom { get; init; }

    /// <summary>The last version that is recalled, below <see cref="Version"/>; 0 for none.</summary>
    public long RecallsTo { get; init; }

    /// <summary>The name of a roll-out that begins with this version: another each time, so that it is not always the
    /// same lanes that go first.</summary>
    public string OwnRollOut => string.Create(CultureInfo.InvariantCulture, $"{Name}|{Version}");

    /// <summary>Whether a version of this list is recalled.</summary>
    public bool Recalls(long version) => RecallsFrom > 0 && version >= RecallsFrom && version <= RecallsTo;

    /// <summary>
    /// Whether it is meant for a lane. Where a lane stands follows from its id and the signed roll-out and cannot be
    /// chosen; a greater share only adds lanes.
    /// </summary>
    public bool IsMeantFor(string laneId) => Share == Everybody || Share > Place(laneId);

    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Version}";

    // 0 to 99.
    private int Place(string laneId)
    {
        var rollOut = RollOut.Length > 0 ? RollOut : OwnRollOut;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{rollOut}|{laneId}"));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(digest) % Everybody);
    }
}
