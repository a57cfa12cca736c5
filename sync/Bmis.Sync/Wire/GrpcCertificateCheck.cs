namespace Bmis.Sync.Wire;

/// <summary>The outcome of a check of a peer's certificate.</summary>
/// <param name="Fault">What is wrong, or None.</param>
/// <param name="Reason">The same in one sentence; empty when it is accepted. It names no subject.</param>
public readonly record struct GrpcCertificateCheck(GrpcCertificateFault Fault, string Reason)
{
    /// <summary>Whether the certificate is accepted.</summary>
    public bool IsAccepted => Fault == GrpcCertificateFault.None;

    /// <summary>Ends a call with UNAUTHENTICATED unless the certificate is accepted.</summary>
    /// <exception cref="GrpcException">It is not accepted.</exception>
    public void Require()
    {
        if (!IsAccepted)
            throw new GrpcException(GrpcStatusCode.Unauthenticated, Reason);
    }
}
