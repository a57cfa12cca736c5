using System.Security.Cryptography;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>A role with the bytes that were signed and the signatures. Kept and sent as it was made.</summary>
/// <param name="Role">The role, read from the bytes.</param>
/// <param name="Bytes">What was signed.</param>
/// <param name="Signatures">Whoever signed; only <see cref="RootRole.IsSigned"/> says whether they count.</param>
public sealed record SignedRole(Role Role, ReadOnlyMemory<byte> Bytes, IReadOnlyList<RoleSignature> Signatures)
{
    /// <summary>How another role refers to it.</summary>
    public RoleReference Reference() => new(Role.Version, Sha256());

    /// <summary>Whether another one says the same; the signatures may be others.</summary>
    public bool IsSameAs(SignedRole other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    internal ReadOnlyMemory<byte> Sha256() => SHA256.HashData(Bytes.Span);

    /// <summary>Kind and version.</summary>
    public override string ToString() => Role.ToString();
}
