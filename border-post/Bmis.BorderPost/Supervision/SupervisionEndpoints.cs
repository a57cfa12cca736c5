using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Supervision;

/// <summary>The supervisor's page, and the silent call for assistance.</summary>
internal static class SupervisionEndpoints
{
    internal const string Path = "/supervisor";
    internal const string CallPath = "/assistance";
    internal const string AnswerPath = "/assistance/answer";

    internal static void Map(WebApplication app)
    {
        app.MapGet(Path, () => new RazorComponentResult<SupervisorPage>())
            .RequireAuthorization(policy => policy.RequireRole(OfficerRoles.Supervisor))
            .WithMetadata(new Viewed(AuditTrail.ViewSupervision));
        app.MapGet(CallPath + "/state", State)
            .WithMetadata(new NotViewed("it says whether somebody calls or is to be gone after", AsksByItself: true));
        app.MapGet(PostLanes.Path, Now).AllowAnonymous();
        app.MapPost(CallPath, CallAsync);
        app.MapPost(AnswerPath, AnswerAsync);
    }

    private static IResult State(AssistanceBoard board, HitBook hits) =>
        Results.Json(new { open = board.Open is not null, late = hits.ShownChases.Count });

    // For the supervisor's pages of the post's other lanes, whose sign-in is another: it tells counts and no more.
    private static LaneNow Now(
        IOptions<LaneOptions> lane, IInspectionRecorder recorder, ShiftBook shifts, CaseBook cases, HitBook hits) =>
        new(
            lane.Value.Id, recorder.CanRecord, shifts.Current is not null, cases.Open, cases.All.Count(cases.IsLate),
            hits.ShownChases.Count(one => !one.IsDrill), hits.ShownChases.Count(one => one.IsDrill));

    // Both are bound only to demand the form's antiforgery token. The answer says nothing: a call shows nowhere at the
    // desk.
    private static async Task<IResult> CallAsync(
        IFormCollection form,
        HttpContext context,
        IDutyRoster roster,
        AssistanceBoard board,
        ILogger<AssistanceBoard> logger)
    {
        _ = form;
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        await RecordedAsync(logger, () => board.CallAsync(officer.OfficerId));
        return Results.NoContent();
    }

    private static async Task<IResult> AnswerAsync(
        IFormCollection form,
        HttpContext context,
        IDutyRoster roster,
        AssistanceBoard board,
        ILogger<AssistanceBoard> logger)
    {
        _ = form;
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        await RecordedAsync(logger, () => board.AnswerAsync(officer.OfficerId));
        return Results.LocalRedirect(SecondLineEndpoints.QueuePath);
    }

    private static async Task RecordedAsync(ILogger logger, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (JournalException failure)
        {
            Log.CannotRecord(logger, failure.IsTransient, failure);
        }
    }
}
