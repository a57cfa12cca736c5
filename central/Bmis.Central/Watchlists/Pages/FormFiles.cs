using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Forms that bring one file, which is read in memory alone.</summary>
internal static class FormFiles
{
    private const int OtherFields = 64 * 1024;

    /// <summary>Lets a form bring a file of so many bytes.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route, int mostBytes) => route.WithMetadata(
        new RequestSizeLimitAttribute(mostBytes + OtherFields),
        // A form's files would lie in clear in the system's folder for a moment.
        new RequestFormLimitsAttribute { MemoryBufferThreshold = 2 * mostBytes });

    /// <summary>The file of a field; null when there is none, or a larger one.</summary>
    public static async Task<byte[]?> ReadAsync(
        IFormCollection form, string field, int mostBytes, CancellationToken cancellation)
    {
        if (form.Files[field] is not { Length: > 0 } file || file.Length > mostBytes) return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
