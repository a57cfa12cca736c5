using System.Net;
using System.Net.Http.Headers;

namespace Bmis.Sync.Wire;

/// <summary>The headers of a client's request (gRPC over HTTP/2, "Requests").</summary>
internal static class RequestHeaders
{
    private const string UserAgent = "grpc-dotnet-bmis/1";

    public static HttpRequestMessage Make(
        GrpcChannel channel, string path, TimeSpan? timeout, GrpcMetadata headers, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, channel.AddressOf(path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.ContentType = new MediaTypeHeaderValue(GrpcHeaders.ContentType);
        Add(request, "te", "trailers");
        Add(request, "user-agent", UserAgent);
        Add(request, GrpcHeaders.AcceptEncoding, GrpcHeaders.AcceptedEncodings);
        if (channel.Options.ServerName is { } name)
            request.Headers.Host = $"{name}:{request.RequestUri!.Port}";
        if (channel.Options.CompressRequests)
            Add(request, GrpcHeaders.Encoding, GrpcHeaders.Gzip);
        if (timeout is { } length)
            Add(request, GrpcHeaders.Timeout, GrpcHeaders.FormatTimeout(length));
        foreach (var entry in headers)
            Add(request, entry.Key, entry.Value);
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string value) =>
        request.Headers.TryAddWithoutValidation(name, value);
}
