using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace Bmis.Sync.Wire;

/// <summary>What a handler knows of the call it serves, beside the messages.</summary>
public sealed class GrpcCall
{
    private readonly ServerCallTokens _tokens;

    internal GrpcCall(HttpContext httpContext, ServerCallTokens tokens)
    {
        HttpContext = httpContext;
        _tokens = tokens;
        foreach (var header in httpContext.Request.Headers)
        {
            foreach (var value in header.Value)
                RequestHeaders.AddReceived(header.Key, value ?? "");
        }
    }

    /// <summary>The HTTP request behind the call: its user, connection and services.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>When the call must have ended, or null when neither side set a deadline.</summary>
    public DateTimeOffset? Deadline => _tokens.Deadline;

    /// <summary>The metadata that the client sent with its request.</summary>
    public GrpcMetadata RequestHeaders { get; } = [];

    /// <summary>Metadata that is sent with the status, whether the call succeeds or fails.</summary>
    public GrpcMetadata ResponseTrailers { get; } = [];

    /// <summary>Fires when the client gives up, the deadline passes, the server stops or the call is ended.</summary>
    public CancellationToken CancellationToken => _tokens.Token;

    /// <summary>
    /// The certificate that the client showed, or null. TLS proved that the client holds its key; whether it is
    /// accepted is for <see cref="GrpcCertificates"/> to say.
    /// </summary>
    public X509Certificate2? PeerCertificate => HttpContext.Connection.ClientCertificate;

    /// <summary>
    /// Ends the call from outside its handler, whose token fires; the client gets this status and its trailers. Nothing
    /// happens when the call is over already. Safe for all threads.
    /// </summary>
    public void End(GrpcException reason) => _tokens.End(reason);

    /// <summary>Sends the response headers now, with this metadata, before the first reply.</summary>
    /// <exception cref="InvalidOperationException">The headers have left already.</exception>
    public async Task SendHeadersAsync(GrpcMetadata metadata)
    {
        if (HttpContext.Response.HasStarted)
            throw new InvalidOperationException("The response headers have been sent already.");
        foreach (var entry in metadata)
            HttpContext.Response.Headers.Append(entry.Key, entry.Value);
        await HttpContext.Response.BodyWriter.FlushAsync(CancellationToken);
    }
}
