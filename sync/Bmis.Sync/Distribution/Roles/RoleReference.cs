namespace Bmis.Sync.Distribution.Roles;

/// <summary>One version of another role.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
public sealed record RoleReference(long Version, ReadOnlyMemory<byte> Sha256)
{
    /// <summary>Whether it means this role.</summary>
    public bool Means(SignedRole signed) =>
        signed.Role.Version == Version && signed.Sha256().Span.SequenceEqual(Sha256.Span);
}
