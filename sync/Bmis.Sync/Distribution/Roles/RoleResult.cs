using System.Diagnostics.CodeAnalysis;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>A role as it was read, or why it is none.</summary>
public readonly record struct RoleResult
{
    private RoleResult(SignedRole? role, RoleFault fault) => (Role, Fault) = (role, fault);

    /// <summary>The role; null when <see cref="Fault"/> says what is wrong.</summary>
    public SignedRole? Role { get; }

    /// <summary>What is wrong, or <see cref="RoleFault.None"/>.</summary>
    public RoleFault Fault { get; }

    /// <summary>Whether there is a role.</summary>
    [MemberNotNullWhen(true, nameof(Role))]
    public bool IsValid => Role is not null;

    internal static RoleResult Of(SignedRole role) => new(role, RoleFault.None);

    internal static RoleResult Bad(RoleFault fault) => new(null, fault);
}
