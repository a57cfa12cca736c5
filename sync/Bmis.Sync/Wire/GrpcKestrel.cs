using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Bmis.Sync.Wire;

/// <summary>Kestrel's settings for long streams over slow lines.</summary>
public static class GrpcKestrel
{
    /// <summary>The server's receive window of a stream, in bytes.</summary>
    public const int StreamWindowBytes = 1024 * 1024;

    /// <summary>The server's receive window of a connection, in bytes.</summary>
    public const int ConnectionWindowBytes = 2 * 1024 * 1024;

    /// <summary>
    /// How long a server lets a connection be silent before it pings it, and how long it then waits: long enough for
    /// the repetitions of TCP on a line that loses a third of its packets. A client that is gone costs little.
    /// </summary>
    public static readonly TimeSpan ServerKeepAlive = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a TLS handshake may take, on either side. On a line that loses three packets of ten each way its
    /// certificates need a quarter of a minute, and longer than that again and again.
    /// </summary>
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromMinutes(1);

    /// <summary>How long a client lets a connection be silent before it pings it.</summary>
    public static readonly TimeSpan KeepAliveDelay = TimeSpan.FromSeconds(15);

    /// <summary>How long an answer to a ping may take before the connection counts as dead.</summary>
    public static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Sets windows and keep-alive pings. The least rate of answers is lifted for the whole server, because HTTP/2
    /// cannot lift it for one stream: Kestrel would cut the connection of a lane that reads slowly or not at all for
    /// five seconds. Pings find the dead ones instead.
    /// </summary>
    public static void SetGrpcLimits(this KestrelServerLimits limits)
    {
        limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;
        limits.Http2.KeepAlivePingDelay = ServerKeepAlive;
        limits.Http2.KeepAlivePingTimeout = ServerKeepAlive;
        limits.MinResponseDataRate = null;
    }

    /// <summary>
    /// TLS with HTTP/2 alone on this listener, asking for a client certificate and letting every one through. A
    /// certificate refused within TLS looks like a server that cannot be reached and is retried for ever; so the
    /// application checks it with <see cref="GrpcCertificates"/> and answers UNAUTHENTICATED. A client that shows
    /// none is let through as well.
    /// </summary>
    public static ListenOptions UseGrpcMutualTls(this ListenOptions listener, X509Certificate2 serverCertificate)
    {
        listener.Protocols = HttpProtocols.Http2;
        return listener.UseHttps(https =>
        {
            https.HandshakeTimeout = HandshakeTimeout;
            https.ServerCertificate = serverCertificate;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (_, _, _) => true;
            https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new()
            {
                DisableCertificateDownloads = true,
                RevocationMode = X509RevocationMode.NoCheck,
            };
        });
    }

    /// <summary>TLS with HTTP/2 alone on this listener, for clients without a certificate.</summary>
    public static ListenOptions UseGrpcTls(this ListenOptions listener, X509Certificate2 serverCertificate)
    {
        listener.Protocols = HttpProtocols.Http2;
        return listener.UseHttps(serverCertificate, https => https.HandshakeTimeout = HandshakeTimeout);
    }
}
