using Bmis.Central.Audit;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Fingerprints.Pages;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>The queue of conflicts, their pages, their pictures and their forms; every call is in the audit.</summary>
internal static class ConflictEndpoints
{
    public const string Page = "/fingerprints/conflicts";

    public const string One = "one";
    public const string Other = "other";

    public static void Map(WebApplication application)
    {
        var conflicts = application.MapGroup(Page).RequireAuthorization(Policies.Fingerprints);
        conflicts.MapGet("", () => new RazorComponentResult<ConflictsPage>());
        conflicts.MapGet("/{id:guid}", ShowAsync);
        conflicts.MapGet("/{id:guid}/pictures/{side}/{finger:int}", ShowPictureAsync);
        conflicts.MapPost("/{id:guid}/act", ActAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, ConflictStore store, FingerSampleStore samples, Guid id)
    {
        var (viewer, cancellation) = (ConflictViewer.Of(context.User), context.RequestAborted);
        if (await store.FindAsync(id, viewer, cancellation) is not { } line)
            return Results.NotFound();
        var conflict = line.Conflict;
        var view = new ConflictView(
            line,
            await samples.StatesAsync(conflict.RegionId, conflict.EnrolmentId, cancellation),
            await samples.StatesAsync(conflict.OtherRegionId, conflict.OtherEnrolmentId, cancellation),
            await store.ActsAsync(id, cancellation));
        return new RazorComponentResult<ConflictPageView>(new { Model = (object)view });
    }

    private static async Task<IResult> ShowPictureAsync(
        HttpContext context, ConflictStore store, FingerSampleStore samples, Guid id, string side, int finger)
    {
        if (side is not (One or Other)
            || await store.FindAsync(id, ConflictViewer.Of(context.User), context.RequestAborted) is not { } line)
            return Results.NotFound();
        var key = side == One ? line.Conflict.One : line.Conflict.Other;
        var picture = await samples.FindAsync(key.RegionId, key.EnrolmentId, finger, context.RequestAborted);
        return FingerPictures.Answer(context, picture);
    }

    private static async Task<IResult> ActAsync(
        HttpContext context, ConflictDesk desk, AuditLog audit, Guid id, IFormCollection form)
    {
        var by = context.User.Identity?.Name ?? "";
        var request = new ConflictRequest(
            Text(form, "act"), Text(form, "outcome"), Text(form, "words"), DeskForms.Number(form, "seen"));
        if (!request.IsWhole)
            return Answer(id, ConflictResult.Form);

        // The address says that something was done; this says what, and about which conflict.
        await audit.AppendAsync(
            new AuditEntry
            {
                Actor = by,
                Action = $"finger conflict.{request.Act}",
                Subject = id.ToString(),
                Result = AuditLog.Allowed,
            },
            context.RequestAborted);
        return Answer(
            id, await desk.DoAsync(id, request, ConflictViewer.Of(context.User), by, context.RequestAborted));
    }

    private static string Text(IFormCollection form, string field) =>
        form[field].ToString().Trim().ReplaceLineEndings("\n");

    private static IResult Answer(Guid id, ConflictResult result) => Results.LocalRedirect(
        $"{Page}/{id}" + (result == ConflictResult.Done
            ? QueryString.Create("done", "1")
            : QueryString.Create("problem", result.ToString())));
}
