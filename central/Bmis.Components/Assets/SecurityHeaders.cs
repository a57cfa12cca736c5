using Microsoft.AspNetCore.Http;

namespace Bmis.Components.Assets;

/// <summary>The headers that keep a page to itself.</summary>
internal static class SecurityHeaders
{
    internal const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    internal static Task WriteAsync(object response) => WriteAsync((HttpResponse)response, camera: "");

    internal static Task WriteWithCameraAsync(object response) => WriteAsync((HttpResponse)response, camera: "self");

    private static Task WriteAsync(HttpResponse response, string camera)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"camera=({camera}), microphone=(), geolocation=()";
        if (headers.CacheControl.Count == 0 || IsPage(response)) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ?? false;
}
