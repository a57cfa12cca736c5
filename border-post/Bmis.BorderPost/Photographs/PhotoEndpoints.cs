using Bmis.BorderPost.History;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Photographs;

/// <summary>Takes the photograph of the traveller at the desk, and shows those that are kept.</summary>
internal static class PhotoEndpoints
{
    private const string Jpeg = "image/jpeg";

    internal static void Map(WebApplication app)
    {
        app.MapPost("/inspections/{id:guid}/photograph", TakeAsync)
            .WithMetadata(
                new RequestSizeLimitAttribute(PhotoReading.MostBytes + (64 * 1024)),
                // Read in memory alone: a form's files would lie in clear in the system's folder for a moment.
                new RequestFormLimitsAttribute { MemoryBufferThreshold = 2 * PhotoReading.MostBytes });
        app.MapGet("/photographs/{id:guid}", Show)
            .WithMetadata(new Viewed(AuditTrail.ViewPhotograph, IsOwnDesk));
    }

    /// <summary>
    /// Where the picture of an inspection or of an earlier crossing is; the digest makes another shot another address.
    /// </summary>
    internal static string Address(Guid inspection, Photograph photograph) =>
        $"/photographs/{inspection:D}?shot={photograph.Sha256.AsSpan(0, 8)}";

    private static async Task<IResult> TakeAsync(
        Guid id,
        IFormFile photograph,
        HttpContext context,
        PhotoReading reading,
        PhotoShelf shelf,
        InspectionDesk desk,
        IStringLocalizer<LaneView> texts,
        ILogger<PhotoShelf> logger)
    {
        using var bytes = new MemoryStream();
        await photograph.CopyToAsync(bytes, context.RequestAborted);
        if (reading.Read(bytes.ToArray()) is not { } read) return Answer(false, texts["photo.unread"]);
        if (!shelf.HasRoom) return Answer(false, texts["photo.no-room"]);
        try
        {
            if (Keep(id, read, shelf, desk) is not { } kept) return Answer(false, texts["photo.too-late"]);
            return Answer(true, kept.Quality.Length == 0 ? "" : texts[$"photo.{kept.Quality}"]);
        }
        catch (IOException failure)
        {
            Log.PhotographNotKept(logger, failure);
            return Answer(false, texts["photo.no-room"]);
        }
    }

    // Kept and attached in one go, so that the erasure between the two does not take the picture away.
    private static Photograph? Keep(
        Guid id, (byte[] Jpeg, string Quality) read, PhotoShelf shelf, InspectionDesk desk)
    {
        lock (shelf.Gate)
        {
            var kept = shelf.Keep(read.Jpeg, read.Quality);
            return desk.Attach(id, kept) ? kept : null;
        }
    }

    // The pictures that the desk's page shows at this moment, for the officer who works there.
    private static bool IsOwnDesk(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<IDutyRoster>().Current(context.User) is not { ShiftId.Length: > 0 }
            || !Guid.TryParse(context.Request.RouteValues["id"] as string, out var id))
            return false;
        var state = services.GetRequiredService<InspectionDesk>().State;
        if (id == state.Active?.Id || id == state.Previous?.Inspection.Id) return true;
        return state.Active is { Past: { } past } active
            && services.GetRequiredService<EarlierPhotoWriter>().Find(past, active.OpenedAt)?.CrossingId == id;
    }

    private static IResult Show(
        Guid id, HttpContext context, InspectionDesk desk, CaseBook cases, HistoryStore history, PhotoShelf shelf)
    {
        if (Find(id, desk, cases, history) is not { } photograph || shelf.Read(photograph) is not { } jpeg)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(jpeg, Jpeg);
    }

    private static Photograph? Find(Guid id, InspectionDesk desk, CaseBook cases, HistoryStore history)
    {
        var state = desk.State;
        if (state.Active is { } active && active.Id == id) return active.Photograph;
        if (state.Previous is { } previous && previous.Inspection.Id == id) return previous.Inspection.Photograph;
        return cases.Find(id)?.Referral.Photograph ?? history.PhotographOf(id);
    }

    private static IResult Answer(bool done, string message) => Results.Json(new { done, message });
}
