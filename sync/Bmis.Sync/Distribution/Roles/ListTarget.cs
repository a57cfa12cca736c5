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
    /// The versions from this one up to the one before <see cref="Version"/> are withdrawn; 0 for none.
    /// </summary>
    public long RecallsFrom { get; init; }

    /// <summary>Whether a version of this list is withdrawn.</summary>
    public bool Recalls(long version) => RecallsFrom > 0 && version >= RecallsFrom && version < Version;

    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
