namespace Bmis.Sync.Tests.Wire;

/// <summary>How a peer is reached.</summary>
public enum PeerLine
{
    /// <summary>HTTP/2 in clear text.</summary>
    Clear,

    /// <summary>TLS without a client's certificate.</summary>
    Tls,

    /// <summary>TLS with certificates on both sides.</summary>
    Mutual,
}
