using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bmis.Components.Assets;

/// <summary>Answers a request for an asset in the smallest form that the browser takes.</summary>
internal static class AssetAnswer
{
    internal static Task WriteAsync(HttpContext context, string hash, string name, AssetCatalogue catalogue)
    {
        if (catalogue.Find(name, hash) is not { } asset)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var (content, encoding) = Choose(asset, context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null) headers.ContentEncoding = encoding;
        context.Response.ContentType = asset.MediaType;
        context.Response.ContentLength = content.Length;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static (byte[] Content, string? Encoding) Choose(Asset asset, HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (Takes(accepted, "br")) return (asset.Brotli, "br");
        return Takes(accepted, "gzip") ? (asset.Gzip, "gzip") : (asset.Plain, null);
    }

    private static bool Takes(IEnumerable<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(one =>
            one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0);
}
