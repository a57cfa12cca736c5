namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>What chip a specimen has, if it has one.</summary>
internal enum SpecimenChip
{
    /// <summary>None.</summary>
    None,

    /// <summary>One without a fault.</summary>
    Genuine,

    /// <summary>A copy of every file, without the key that cannot be read out.</summary>
    Cloned,

    /// <summary>One whose portrait was put in place of the one that was signed.</summary>
    Forged,

    /// <summary>One signed by an issuer that nobody trusts.</summary>
    UnknownIssuer,

    /// <summary>One whose document signer has expired.</summary>
    ExpiredSigner,

    /// <summary>One whose document signer was revoked.</summary>
    RevokedSigner,

    /// <summary>One without a fault that lets the lane's terminal read two fingers.</summary>
    Fingers,
}
