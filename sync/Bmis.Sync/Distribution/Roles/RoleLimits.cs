namespace Bmis.Sync.Distribution.Roles;

/// <summary>The limits on roles: whoever sends more sends for nothing (no endless data).</summary>
public static class RoleLimits
{
    /// <summary>Bytes of an encoded role without its signatures.</summary>
    public const int RoleBytes = 128 * 1024;

    /// <summary>Bytes of a signed role as it travels.</summary>
    public const int SignedBytes = RoleBytes + Signatures * 160;

    /// <summary>Keys of a root, and of one role.</summary>
    public const int Keys = 32;

    /// <summary>Signatures of a role.</summary>
    public const int Signatures = 32;

    /// <summary>Lists of the targets, those that are on their way counted twice.</summary>
    public const int Targets = 2 * ListLimits.Lists;

    /// <summary>Characters of a roll-out's name: those of a list's, a bar and a version.</summary>
    public const int RollOutCharacters = ListLimits.NameCharacters + 20;

    /// <summary>Roles of one message: newer roots and one of each other kind.</summary>
    public const int RolesAtOnce = 36;
}
