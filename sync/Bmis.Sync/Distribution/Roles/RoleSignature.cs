namespace Bmis.Sync.Distribution.Roles;

/// <summary>A signature under the name of its key.</summary>
/// <param name="KeyId">The id of the key (<see cref="RoleKey.Id"/>).</param>
/// <param name="Bytes">ECDSA P-256 with SHA-256, r and s of 32 bytes each.</param>
public sealed record RoleSignature(string KeyId, ReadOnlyMemory<byte> Bytes);
