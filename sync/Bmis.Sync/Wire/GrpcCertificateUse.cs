namespace Bmis.Sync.Wire;

/// <summary>For which side of TLS a certificate is shown.</summary>
public enum GrpcCertificateUse
{
    /// <summary>The peer is a client (a lane).</summary>
    Client,

    /// <summary>The peer is a server (the centre).</summary>
    Server,
}
