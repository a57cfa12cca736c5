using Bmis.Sync.Envelopes;
using Google.Protobuf;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>
/// Roles to bytes and back. Reading never throws, whatever the bytes; whether the signatures count is another question,
/// which <see cref="RootRole.IsSigned"/> and <see cref="TrustedRoles"/> answer.
/// </summary>
public static class RoleCodec
{
    /// <summary>The bytes to store; <see cref="FromBytes"/> reads them.</summary>
    public static byte[] ToBytes(SignedRole signed) => ToWire(signed).ToByteArray();

    /// <summary>Reads stored bytes.</summary>
    public static RoleResult FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > RoleLimits.SignedBytes)
            return RoleResult.Bad(RoleFault.Unreadable);
        try
        {
            return FromWire(Protocol.SignedRole.Parser.ParseFrom(bytes));
        }
        catch (InvalidProtocolBufferException)
        {
            return RoleResult.Bad(RoleFault.Unreadable);
        }
    }

    /// <summary>The role as it travels.</summary>
    public static Protocol.SignedRole ToWire(SignedRole signed)
    {
        var message = new Protocol.SignedRole { Role = UnsafeByteOperations.UnsafeWrap(signed.Bytes) };
        message.Signatures.AddRange(signed.Signatures.Select(one => new Protocol.RoleSignature
        {
            KeyId = one.KeyId,
            Signature = UnsafeByteOperations.UnsafeWrap(one.Bytes),
        }));
        return message;
    }

    /// <summary>Reads a wire message.</summary>
    public static RoleResult FromWire(Protocol.SignedRole message)
    {
        if (message.Role.Length > RoleLimits.RoleBytes || message.Signatures.Count > RoleLimits.Signatures
            || message.Signatures.Any(one => one.KeyId.Length > ListLimits.KeyIdCharacters
                || one.Signature.Length > ListLimits.SignatureBytes))
            return RoleResult.Bad(RoleFault.Unreadable);
        try
        {
            var (role, fault) = RoleReader.Read(Protocol.Role.Parser.ParseFrom(message.Role));
            return role is null
                ? RoleResult.Bad(fault)
                : RoleResult.Of(new SignedRole(role, message.Role.Memory, [.. message.Signatures.Select(Signature)]));
        }
        catch (InvalidProtocolBufferException)
        {
            return RoleResult.Bad(RoleFault.Unreadable);
        }
    }

    internal static byte[] Write(Role role)
    {
        var message = new Protocol.Role
        {
            Version = role.Version,
            Created = UnixMicroseconds.From(role.Created),
            Expires = UnixMicroseconds.From(role.Expires),
        };
        switch (role)
        {
            case RootRole root: message.Root = Write(root); break;
            case TimestampRole timestamp: message.Timestamp = new() { Snapshot = Write(timestamp.Snapshot) }; break;
            case SnapshotRole snapshot: message.Snapshot = new() { Targets = Write(snapshot.Targets) }; break;
            case TargetsRole targets: message.Targets = Write(targets); break;
        }

        return message.ToByteArray();
    }

    private static Protocol.RootRole Write(RootRole root)
    {
        var message = new Protocol.RootRole
        {
            Root = Write(root.Holders[RoleKind.Root]),
            Timestamp = Write(root.Holders[RoleKind.Timestamp]),
            Snapshot = Write(root.Holders[RoleKind.Snapshot]),
            Targets = Write(root.Holders[RoleKind.Targets]),
        };
        message.Keys.AddRange(root.Keys.Select(key => UnsafeByteOperations.UnsafeWrap(key.PublicKey)));
        return message;
    }

    private static Protocol.RoleKeys Write(RoleKeys holders)
    {
        var message = new Protocol.RoleKeys { Threshold = holders.Threshold };
        message.KeyIds.AddRange(holders.KeyIds);
        return message;
    }

    private static Protocol.RoleReference Write(RoleReference reference) => new()
    {
        Version = reference.Version,
        Sha256 = UnsafeByteOperations.UnsafeWrap(reference.Sha256),
    };

    private static Protocol.TargetsRole Write(TargetsRole targets)
    {
        var message = new Protocol.TargetsRole();
        message.Lists.AddRange(targets.Lists.Select(one => new Protocol.ListTarget
        {
            Name = one.Name,
            Version = one.Version,
            ManifestSha256 = UnsafeByteOperations.UnsafeWrap(one.ManifestSha256),
            Share = one.Share,
            RecallsFrom = one.RecallsFrom,
            RecallsTo = one.RecallsTo,
            RollOut = one.RollOut,
        }));
        return message;
    }

    private static RoleSignature Signature(Protocol.RoleSignature message) =>
        new(message.KeyId, message.Signature.Memory);
}
