using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Sync.Wire;

/// <summary>How a channel reaches its server.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>The certificate with private key that this side shows, or null.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>What links that certificate to the server's root; sent along.</summary>
    public X509Certificate2Collection? ClientIssuers { get; set; }

    /// <summary>The roots that the server's certificate must come from; null means those of the machine.</summary>
    public X509Certificate2Collection? TrustedRoots { get; set; }

    /// <summary>The name that the server's certificate must bear; null means the host of the address.</summary>
    public string? ServerName { get; set; }

    /// <summary>The sizes of messages.</summary>
    public GrpcLimits Limits { get; } = new();

    /// <summary>Whether requests are sent with gzip. Compressed replies are always read.</summary>
    public bool CompressRequests { get; set; }

    /// <summary>How long a connection with open calls may be silent before it is pinged; at least one second.</summary>
    public TimeSpan KeepAliveDelay { get; set; } = GrpcKestrel.KeepAliveDelay;

    /// <summary>How long a ping's answer may take before the connection counts as dead; at least a second.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = GrpcKestrel.KeepAliveTimeout;

    /// <summary>How long the server may take to accept a connection; a dead address costs no more.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long connecting and the TLS handshake may take together.</summary>
    public TimeSpan HandshakeTimeout { get; set; } = GrpcKestrel.HandshakeTimeout;

    /// <summary>What is done round every call, the first outermost, within measuring and tracing.</summary>
    public IList<GrpcStep> Steps { get; } = [];

    /// <summary>Whose meter the channel's figures belong to; null for one of the whole program.</summary>
    public IMeterFactory? Meters { get; set; }
}
