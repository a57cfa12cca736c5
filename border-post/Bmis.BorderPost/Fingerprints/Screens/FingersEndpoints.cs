using System.Globalization;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Fingerprints;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// What the officer does while fingers are taken, and the live picture. The picture is in memory alone, and only the
/// officer of the desk sees it.
/// </summary>
internal static class FingersEndpoints
{
    private const long LargestForm = 16 * 1024;

    internal static void Map(WebApplication app)
    {
        var fingers = app.MapGroup("/inspections/{id:guid}/fingers");
        fingers.MapGet("/picture", Show)
            .WithMetadata(new NotViewed("what the desk shows is in the records of its decisions", AsksByItself: true));
        app.MapPost("/fingers/touch", Touch).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        var acts = fingers.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        acts.MapPost("/start", Start);
        acts.MapPost("/stop", Stop);
        acts.MapPost("/retake", Retake);
        acts.MapPost("/absence", SetAbsence);
    }

    /// <summary>Where the live picture is; its number makes the next one another address.</summary>
    internal static string Address(FingersScene scene) =>
        $"/inspections/{scene.State.InspectionId:D}/fingers/picture?number="
        + scene.PictureNumber.ToString(CultureInfo.InvariantCulture);

    private static IResult Show(Guid id, HttpContext context, FingerScenes scenes, IDutyRoster roster)
    {
        var scene = scenes.Current;
        if (!IsOnDuty(context, roster) || scene.State.InspectionId != id || scene.Picture is not { } picture)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(FingerPicture.Png(picture), "image/png");
    }

    private static IResult Start(
        Guid id, [FromForm] string? reader, HttpContext context, FingerDesk desk, IDutyRoster roster,
        IStringLocalizer<LaneView> texts) =>
        Answer(IsOnDuty(context, roster) && desk.Start(id, reader ?? ""), texts);

    // The reader is bound only to demand the form's antiforgery token.
    private static IResult Stop(
        Guid id, [FromForm] string? reader, HttpContext context, FingerDesk desk, IDutyRoster roster,
        IStringLocalizer<LaneView> texts) => Answer(IsOnDuty(context, roster) && desk.Stop(id), texts);

    private static IResult Retake(
        Guid id, [FromForm] int position, HttpContext context, FingerDesk desk, IDutyRoster roster,
        IStringLocalizer<LaneView> texts) =>
        Answer(IsOnDuty(context, roster) && Finger(position) is { } finger && desk.Retake(id, finger), texts);

    private static IResult SetAbsence(
        Guid id, [FromForm] int position, [FromForm] FingerPresence reason, HttpContext context, FingerDesk desk,
        IDutyRoster roster, IStringLocalizer<LaneView> texts) =>
        Answer(
            IsOnDuty(context, roster) && Finger(position) is { } finger && desk.SetAbsence(id, finger, reason), texts);

    // Only a lane with a simulated reader takes such fingers; on any other one there is no such thing.
    private static IResult Touch(
        [FromForm] SimulatedTouch touch, IReadOnlyList<IFingerReader> readers, InspectionDesk desk)
    {
        if (!Enum.IsDefined(touch)) return Results.NotFound();
        if (readers.OfType<SimulatedFingerReader>().FirstOrDefault() is not { } reader) return Results.NotFound();
        if (desk.State.Active?.Subject is { } subject)
            reader.Traveller = SimulatedFingers.TravellerOf(subject.MrzText, subject.Traveller);
        reader.Touch(touch);
        return Results.Json(new { done = true });
    }

    private static bool IsOnDuty(HttpContext context, IDutyRoster roster) =>
        roster.Current(context.User) is { ShiftId.Length: > 0 };

    private static FingerPosition? Finger(int position) =>
        position is >= 1 and <= 10 ? (FingerPosition)position : null;

    private static IResult Answer(bool done, IStringLocalizer<LaneView> texts) =>
        Results.Json(new { done, message = done ? "" : texts["fingers.refused"].Value });
}
