using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bmis.Sync.Wire;

/// <summary>The headers around the replies of a call (gRPC over HTTP/2, "Responses").</summary>
internal static class ServerAnswer
{
    /// <summary>Starts the answer, or refuses what is not gRPC with an HTTP status.</summary>
    public static bool Begin(HttpContext http)
    {
        if (HttpProtocol.IsHttp10(http.Request.Protocol) || HttpProtocol.IsHttp11(http.Request.Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            http.Response.Headers.Upgrade = "h2";
            return false;
        }

        if (!GrpcHeaders.IsGrpc(http.Request.ContentType))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return false;
        }

        http.Response.ContentType = GrpcHeaders.ContentType;
        http.Response.Headers[GrpcHeaders.AcceptEncoding] = GrpcHeaders.AcceptedEncodings;
        return true;
    }

    /// <summary>Why the request headers cannot be served, or null; reads the client's timeout.</summary>
    public static GrpcStatus? Refusal(HttpContext http, out TimeSpan? timeout)
    {
        timeout = null;
        var headers = http.Request.Headers;
        if (!FrameReader.Knows(headers[GrpcHeaders.Encoding].ToString()))
            return new(GrpcStatusCode.Unimplemented, "The encoding of the request is not known; gzip is.");
        if (!headers.TryGetValue(GrpcHeaders.Timeout, out var text))
            return null;
        if (!GrpcHeaders.TryParseTimeout(text.ToString(), out var parsed))
            return new(GrpcStatusCode.Internal, "The header grpc-timeout is not readable.");
        timeout = parsed;
        return null;
    }

    /// <summary>Announces gzip when the client reads it.</summary>
    public static bool OfferGzip(HttpContext http)
    {
        foreach (var name in http.Request.Headers[GrpcHeaders.AcceptEncoding].ToString().Split(','))
        {
            if (name.Trim() != GrpcHeaders.Gzip)
                continue;
            http.Response.Headers[GrpcHeaders.Encoding] = GrpcHeaders.Gzip;
            return true;
        }

        return false;
    }

    /// <summary>
    /// Ends the answer with its status: in the first headers while nothing has been sent (trailers-only), else in
    /// the trailers.
    /// </summary>
    public static void End(HttpContext http, GrpcStatus status, GrpcMetadata trailers, bool hasBody)
    {
        var target = http.Response.Headers;
        if (hasBody || http.Response.HasStarted)
        {
            if (http.Features.Get<IHttpResponseTrailersFeature>() is not { } feature || feature.Trailers.IsReadOnly)
                return;
            target = feature.Trailers;
        }

        target[GrpcHeaders.Status] = ((int)status.Code).ToString(CultureInfo.InvariantCulture);
        if (status.Message.Length > 0)
            target[GrpcHeaders.Message] = GrpcHeaders.EncodeMessage(status.Message);
        foreach (var entry in trailers)
            target.Append(entry.Key, entry.Value);
    }
}
