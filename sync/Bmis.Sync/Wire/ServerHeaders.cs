using System.Globalization;
using System.IO.Pipelines;
using System.Net.Http.Headers;

namespace Bmis.Sync.Wire;

/// <summary>Reads a server's headers and trailers on the client.</summary>
internal static class ServerHeaders
{
    private const int BufferBytes = 64 * 1024;
    private const int LastStatus = (int)GrpcStatusCode.Unauthenticated;

    public static StreamPipeReaderOptions Buffers { get; } = new(bufferSize: BufferBytes);

    /// <summary>The status when the first headers hold one (trailers-only) or are not gRPC at all.</summary>
    public static GrpcStatus? StatusAtStart(HttpResponseMessage response, out GrpcMetadata trailers)
    {
        trailers = [];
        if (ClientFailure.OfAnswer(response) is { } refusal)
            return refusal;
        if (!response.Headers.NonValidated.Contains(GrpcHeaders.Status))
            return null;
        trailers = Metadata(response.Headers);
        return Read(response.Headers);
    }

    /// <summary>The status in the trailers; without one the answer was cut short.</summary>
    public static GrpcStatus StatusAtEnd(HttpResponseMessage response, out GrpcMetadata trailers)
    {
        trailers = Metadata(response.TrailingHeaders);
        return Read(response.TrailingHeaders);
    }

    public static string? Encoding(HttpResponseMessage response) => Text(response.Headers, GrpcHeaders.Encoding);

    public static GrpcMetadata Metadata(HttpHeaders headers)
    {
        var metadata = new GrpcMetadata();
        foreach (var header in headers.NonValidated)
        {
            foreach (var value in header.Value)
                metadata.AddReceived(header.Key, value);
        }

        return metadata;
    }

    private static GrpcStatus Read(HttpHeaders headers)
    {
        if (Text(headers, GrpcHeaders.Status) is not { } text)
            return new(GrpcStatusCode.Unavailable, "The answer was cut short: it has no status.");
        if (text == "0")
            return GrpcStatus.OK;
        var message = GrpcHeaders.DecodeMessage(Text(headers, GrpcHeaders.Message) ?? "");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= LastStatus
            ? new((GrpcStatusCode)code, message)
            : new(GrpcStatusCode.Unknown, message);
    }

    private static string? Text(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
