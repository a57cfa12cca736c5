using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Sync.Wire;

/// <summary>The connections of a channel.</summary>
internal static class ChannelHandler
{
    public static SocketsHttpHandler Make(GrpcChannelOptions options, TimeProvider time) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,

        // The wire carries its traces itself, and nothing but `traceparent`.
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        KeepAlivePingDelay = options.KeepAliveDelay,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        ConnectTimeout = options.HandshakeTimeout,
        ConnectCallback = (connection, given) => ConnectAsync(connection.DnsEndPoint, options.ConnectTimeout, given),
        SslOptions = Tls(options, time),
    };

    // HttpClient knows one limit for TCP and TLS together: enough for a lossy line, it is too much for a dead host.
    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint server, TimeSpan limit, CancellationToken given)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(given);
        limited.CancelAfter(limit);
        try
        {
            await socket.ConnectAsync(server, limited.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failure)
        {
            socket.Dispose();
            if (failure is OperationCanceledException && !given.IsCancellationRequested)
                throw new SocketException((int)SocketError.TimedOut);
            throw;
        }
    }

    private static SslClientAuthenticationOptions Tls(GrpcChannelOptions options, TimeProvider time)
    {
        var tls = new SslClientAuthenticationOptions
        {
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (options.ClientCertificate is { } certificate)
        {
            tls.ClientCertificateContext =
                SslStreamCertificateContext.Create(certificate, options.ClientIssuers, offline: true);
        }

        if (options.TrustedRoots is { } roots)
        {
            tls.RemoteCertificateValidationCallback = (_, shown, chain, errors) =>
                Trust(shown, chain, errors, roots, time.GetUtcNow());
        }

        return tls;
    }

    private static bool Trust(
        X509Certificate? shown,
        X509Chain? chain,
        SslPolicyErrors errors,
        X509Certificate2Collection roots,
        DateTimeOffset now)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            throw new AuthenticationException("The server's certificate bears another name.");
        var check = GrpcCertificates.Check(
            shown as X509Certificate2, roots, GrpcCertificateUse.Server, now, chain?.ChainPolicy.ExtraStore);
        return check.IsAccepted ? true : throw new AuthenticationException("The server was refused. " + check.Reason);
    }
}
