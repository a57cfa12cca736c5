using System.Net;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>What a server answered to bytes and headers that no client of ours would send.</summary>
/// <param name="Http">The HTTP status.</param>
/// <param name="HeaderStatus">The <c>grpc-status</c> in the first headers, or null.</param>
/// <param name="TrailerStatus">The <c>grpc-status</c> in the trailers, or null.</param>
/// <param name="Body">The body.</param>
internal sealed record RawCall(HttpStatusCode Http, string? HeaderStatus, string? TrailerStatus, byte[] Body)
{
    public string AcceptedEncodings { get; private init; } = "";

    public GrpcStatusCode Status => (GrpcStatusCode)int.Parse(HeaderStatus ?? TrailerStatus ?? "-1", null);

    public bool HasEnd => Http != HttpStatusCode.OK || HeaderStatus is not null || TrailerStatus is not null;

    public static HttpMessageInvoker Invoker() => new(new SocketsHttpHandler { UseProxy = false });

    public static async Task<RawCall> SendAsync(
        HttpMessageInvoker invoker,
        Uri address,
        string path,
        byte[] body,
        IEnumerable<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", GrpcHeaders.ContentType);
        foreach (var header in headers)
        {
            if (header.Key == "content-type")
                request.Content.Headers.Remove(header.Key);
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        try
        {
            return await ReadAsync(invoker, request, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.InnerException is HttpProtocolException { ErrorCode: 1 })
        {
            // Kestrel itself resets a stream whose headers break HTTP/2, such as `te: gzip` (RFC 9113, 8.2.2).
            return new(HttpStatusCode.BadRequest, null, null, []);
        }
    }

    /// <summary>A frame as it travels.</summary>
    public static byte[] Frame(byte flag, int length, params byte[] bytes) =>
        [flag, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. bytes];

    private static async Task<RawCall> ReadAsync(
        HttpMessageInvoker invoker, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await invoker.SendAsync(request, cancellationToken);
        var replies = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(response.StatusCode, First(response.Headers), First(response.TrailingHeaders), replies)
        {
            AcceptedEncodings = First(response.Headers, GrpcHeaders.AcceptEncoding) ?? "",
        };
    }

    private static string? First(System.Net.Http.Headers.HttpHeaders headers, string name = GrpcHeaders.Status) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;
}
