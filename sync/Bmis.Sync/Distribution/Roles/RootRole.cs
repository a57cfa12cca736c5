namespace Bmis.Sync.Distribution.Roles;

/// <summary>Whose signatures count for which role (specification 1.0, section 4.3).</summary>
/// <param name="Version">One more than the root before, which must have signed it too.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it may no longer be relied on.</param>
/// <param name="Keys">All keys that the roles name.</param>
/// <param name="Holders">Who signs, for each of the four roles.</param>
public sealed record RootRole(
    long Version,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    IReadOnlyList<RoleKey> Keys,
    IReadOnlyDictionary<RoleKind, RoleKeys> Holders) : Role(Version, Created, Expires)
{
    /// <inheritdoc />
    public override RoleKind Kind => RoleKind.Root;

    /// <summary>The key of a role with this id; null when the role does not have it.</summary>
    public RoleKey? Find(RoleKind kind, string keyId) =>
        Holders[kind].KeyIds.Contains(keyId) ? Keys.First(key => key.Id == keyId) : null;

    /// <summary>Whether so many different keys of its role have signed as the threshold asks for.</summary>
    public bool IsSigned(SignedRole signed)
    {
        var bytes = RoleSigner.Signed(signed.Role.Kind, signed.Bytes.Span);
        return signed.Signatures
            .Where(one => Find(signed.Role.Kind, one.KeyId)?.HasSigned(bytes, one.Bytes.Span) == true)
            .DistinctBy(one => one.KeyId)
            .Count() >= Holders[signed.Role.Kind].Threshold;
    }
}
