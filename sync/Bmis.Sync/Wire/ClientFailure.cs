using System.Globalization;
using System.Net;
using System.Security.Authentication;

namespace Bmis.Sync.Wire;

/// <summary>Turns what HTTP says about a call into a gRPC status (doc/http-grpc-status-mapping.md).</summary>
internal static class ClientFailure
{
    // Error codes of HTTP/2 (RFC 9113, 7).
    private const long NoError = 0x0;
    private const long ProtocolError = 0x1;
    private const long RefusedStream = 0x7;
    private const long Cancel = 0x8;
    private const long EnhanceYourCalm = 0xb;
    private const long InadequateSecurity = 0xc;

    /// <summary>The status for an exception of HttpClient.</summary>
    public static GrpcStatus Explain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case GrpcException own:
                    return own.ToStatus();
                case HttpProtocolException reset:
                    return OfReset(reset.ErrorCode);
                case AuthenticationException tls:
                    return new(GrpcStatusCode.Unavailable, tls.Message);
            }
        }

        return IsOfTransport(failure)
            ? new(GrpcStatusCode.Unavailable, "The connection failed.")
            : new(GrpcStatusCode.Internal, "The call failed.");
    }

    /// <summary>Whether a failed write says only that the call has ended.</summary>
    public static bool IsOfTransport(Exception failure) => failure is
        IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException;

    /// <summary>The status for an answer that is not gRPC, or null when it is.</summary>
    public static GrpcStatus? OfAnswer(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var number = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return new(OfHttp(response.StatusCode), $"The server answered with HTTP status {number}.");
        }

        return GrpcHeaders.IsGrpc(response.Content.Headers.NonValidated.TryGetValues("content-type", out var type)
            ? type.ToString()
            : null)
            ? null
            : new(GrpcStatusCode.Unknown, "The server's answer is not gRPC.");
    }

    private static GrpcStatusCode OfHttp(HttpStatusCode status) => (int)status switch
    {
        400 => GrpcStatusCode.Internal,
        401 => GrpcStatusCode.Unauthenticated,
        403 => GrpcStatusCode.PermissionDenied,
        404 => GrpcStatusCode.Unimplemented,
        429 or 502 or 503 or 504 => GrpcStatusCode.Unavailable,
        _ => GrpcStatusCode.Unknown,
    };

    private static GrpcStatus OfReset(long error) => error switch
    {
        NoError or RefusedStream => new(GrpcStatusCode.Unavailable, "The server closed the connection."),

        // HttpClient says the same of a keep-alive ping that was not answered; that peer must be tried again.
        ProtocolError => new(GrpcStatusCode.Unavailable, "The server fell silent or broke HTTP/2."),
        Cancel => new(GrpcStatusCode.Cancelled, "The server gave the call up."),
        EnhanceYourCalm => new(GrpcStatusCode.ResourceExhausted, "The server asks for calm: too many calls."),
        InadequateSecurity => new(GrpcStatusCode.PermissionDenied, "The server asks for a safer connection."),
        _ => new(GrpcStatusCode.Internal, "The server reset the stream."),
    };
}
