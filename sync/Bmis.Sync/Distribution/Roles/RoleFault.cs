namespace Bmis.Sync.Distribution.Roles;

/// <summary>Why a role does not count.</summary>
public enum RoleFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>It is not a role, or exceeds <see cref="RoleLimits"/>.</summary>
    Unreadable,

    /// <summary>A version, time, digest, name, share or threshold is out of its range.</summary>
    Content,

    /// <summary>A root has a key that is none, a key twice, or a threshold that its keys cannot reach.</summary>
    Keys,

    /// <summary>Fewer keys than the threshold have signed it: those that the trusted root names.</summary>
    Threshold,

    /// <summary>It, or what it refers to, is older than what is trusted, or another of the same version.</summary>
    Rollback,

    /// <summary>A root does not follow the trusted one: the roots between are missing.</summary>
    Gap,

    /// <summary>It is not the version or not the bytes that the role before it refers to.</summary>
    Mismatch,

    /// <summary>This very role is trusted already.</summary>
    AlreadyHeld,
}
