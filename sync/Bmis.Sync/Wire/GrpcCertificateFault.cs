namespace Bmis.Sync.Wire;

/// <summary>Why a peer's certificate is not accepted.</summary>
public enum GrpcCertificateFault
{
    /// <summary>It is accepted.</summary>
    None,

    /// <summary>The peer showed no certificate.</summary>
    Missing,

    /// <summary>Its validity begins later.</summary>
    NotYetValid,

    /// <summary>Its validity is over.</summary>
    Expired,

    /// <summary>It may not be used for this side of TLS (extended key usage, RFC 5280, 4.2.1.12).</summary>
    WrongUse,

    /// <summary>Its chain does not end in one of the trusted roots, or a link of the chain is not valid.</summary>
    UnknownIssuer,
}
