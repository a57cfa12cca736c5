namespace Bmis.Documents.Authentication;

/// <summary>Why a chip did not take the terminal for one that may read fingerprints or irises.</summary>
public enum TerminalAuthenticationFault
{
    /// <summary>It did.</summary>
    None,

    /// <summary>There was no chip authentication, whose session it needs.</summary>
    NoChipAuthentication,

    /// <summary>The chip offers a version that is not for travel documents.</summary>
    UnknownVersion,

    /// <summary>EF.CVCA, where the chip names its trust points, cannot be read or names none.</summary>
    NoTrustPoint,

    /// <summary>The terminal holds no certificates that lead from a trust point of the chip to a key.</summary>
    NoChain,

    /// <summary>It holds some, which have expired or whose time has not come: none is shown to the chip.</summary>
    ChainExpired,

    /// <summary>Whoever holds the terminal's key did not sign.</summary>
    KeyUnavailable,

    /// <summary>The chip does not know the trust point that it names.</summary>
    TrustPointRefused,

    /// <summary>The chip refused a certificate.</summary>
    CertificateRefused,

    /// <summary>The chip does not take the terminal's key for signing.</summary>
    KeyRefused,

    /// <summary>The chip gave no challenge.</summary>
    NoChallenge,

    /// <summary>The chip's challenge has not eight bytes.</summary>
    WrongChallenge,

    /// <summary>The chip refused the signature.</summary>
    SignatureRefused,

    /// <summary>An answer came outside the protected session, or was changed on its way.</summary>
    NotProtected,
}
