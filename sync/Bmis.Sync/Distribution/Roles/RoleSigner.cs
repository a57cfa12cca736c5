using System.Security.Cryptography;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>Signs roles. The keys stay the caller's to dispose of and are used by one thread at a time.</summary>
public static class RoleSigner
{
    // What is signed says what it is, so that a signature made for something else never fits a role.
    private static ReadOnlySpan<byte> Purpose => "bmis.sync.v1.Role\0"u8;

    /// <summary>Signs a role with each of these keys.</summary>
    /// <exception cref="ArgumentException">The role breaks a limit or a key is not on P-256.</exception>
    public static SignedRole Sign(Role role, params IReadOnlyList<ECDsa> keys)
    {
        var bytes = RoleCodec.Write(role);
        var signed = new SignedRole(role, bytes, [.. keys.Select(key => Signature(role.Kind, bytes, key))]);
        var read = RoleCodec.FromWire(RoleCodec.ToWire(signed));
        return read.IsValid
            ? read.Role
            : throw new ArgumentException($"The role breaks a limit: {read.Fault}.", nameof(role));
    }

    /// <summary>Adds the signature of one more key; one that this key made before is replaced.</summary>
    /// <exception cref="ArgumentException">The key is not on P-256.</exception>
    public static SignedRole Add(SignedRole signed, ECDsa key)
    {
        var mine = Signature(signed.Role.Kind, signed.Bytes.Span, key);
        return signed with
        {
            Signatures = [.. signed.Signatures.Where(one => one.KeyId != mine.KeyId), mine],
        };
    }

    internal static byte[] Signed(RoleKind kind, ReadOnlySpan<byte> role) => [.. Purpose, (byte)kind, .. role];

    private static RoleSignature Signature(RoleKind kind, ReadOnlySpan<byte> role, ECDsa key) => new(
        RoleKey.Of(key).Id, key.SignData(Signed(kind, role), HashAlgorithmName.SHA256));
}
