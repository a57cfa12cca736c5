using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.BorderPost.Corrections;

/// <summary>The records of the shift, and the form that puts one right.</summary>
internal static class CorrectionEndpoints
{
    internal const string Path = "/records";

    private const int LongestKey = 64;
    private const long LargestForm = 16 * 1024;

    internal static void Map(WebApplication app)
    {
        app.MapGet(Path, () => new RazorComponentResult<RecordsPage>())
            .WithMetadata(new Viewed(AuditTrail.ViewRecords));
        app.MapGet(Path + "/{id:guid}", Show).WithMetadata(new Viewed(AuditTrail.ViewRecord));
        app.MapPost(Path + "/{id:guid}", CorrectAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    /// <summary>Where a record's page is.</summary>
    internal static string Address(Guid id) => $"{Path}/{id:D}";

    private static IResult Show(Guid id, [FromQuery] string? problem, CorrectionDesk desk) => desk.Find(id) is null
        ? Results.NotFound()
        : new RazorComponentResult<RecordPage>(new { Id = id, Problem = problem ?? "" });

    private static async Task<IResult> CorrectAsync(
        Guid id,
        [FromForm] CorrectionInput input,
        HttpContext context,
        IDutyRoster roster,
        CorrectionDesk desk,
        LaneProfile profile,
        ILogger<CorrectionDesk> logger)
    {
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        if (input.Key.Length is 0 or > LongestKey
            || !DecisionCode.Parse(input.Decision).TryGet(out var decision)
            || !profile.Current.Rules.Any(rule => rule.Categories.Contains(input.Category)))
            return Results.BadRequest();
        try
        {
            if (!await AgreesAsync(roster, officer, input, context.RequestAborted)) return Back(id, "NotConfirmed");
            var answer = await desk.CorrectAsync(
                id, current => desk.Correct(current, decision, input.Category), input.Reason, officer,
                input.Supervisor, input.Key);
            if (!answer.IsThere) return Results.NotFound();
            return answer.Refusal is { } refusal ? Back(id, refusal.ToString()) : Results.LocalRedirect(Path);
        }
        catch (JournalException failure)
        {
            Log.CannotRecord(logger, failure.IsTransient, failure);
            return Back(id, "CannotRecord");
        }
    }

    private static async ValueTask<bool> AgreesAsync(
        IDutyRoster roster, DutyOfficer officer, CorrectionInput input, CancellationToken cancellation) =>
        input.Supervisor.Length == 0
        || input.Supervisor == officer.OfficerId
        || await roster.ConfirmSupervisorAsync(
            input.Supervisor, input.SupervisorPassword, input.SupervisorCode, cancellation) is not null;

    private static IResult Back(Guid id, string problem) =>
        Results.LocalRedirect($"{Address(id)}?problem={problem}");
}
