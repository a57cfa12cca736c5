using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.SecondLine;

/// <summary>Who acts in second line, and where the browser goes after the act. One for each request.</summary>
internal sealed class CaseDesk(
    CaseBook cases, IDutyRoster roster, IHttpContextAccessor http, TimeProvider clock, ILogger<CaseDesk> logger)
{
    private const int LongestKey = 64;

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The officer of the request does something.</summary>
    internal async Task<IResult> ActAsync(Guid id, string key, Func<DutyOfficer, CaseEvent> act) =>
        Officer is not { } officer ? Results.Unauthorized() : await DoAsync(id, key, officer, act);

    /// <summary>
    /// A supervisor agrees or disagrees: who is signed in, or who gives id and password at the officer's screen.
    /// </summary>
    internal async Task<IResult> CountersignAsync(
        Guid id, string key, string supervisorId, string password, string code, Func<DutyOfficer, CaseEvent> act)
    {
        if (Officer is not { } officer) return Results.Unauthorized();
        if (supervisorId.Length == 0) return await DoAsync(id, key, officer, act);
        try
        {
            var supervisor = await roster.ConfirmSupervisorAsync(
                supervisorId, password, code, Context.RequestAborted);
            return supervisor is null ? Back(id, "NotConfirmed") : await DoAsync(id, key, supervisor, act);
        }
        catch (JournalException)
        {
            return Back(id, "CannotRecord");
        }
    }

    private HttpContext Context => http.HttpContext!;

    private DutyOfficer? Officer => roster.Current(Context.User);

    private async Task<IResult> DoAsync(Guid id, string key, DutyOfficer officer, Func<DutyOfficer, CaseEvent> act)
    {
        if (key.Length is 0 or > LongestKey) return Results.BadRequest();
        try
        {
            var isSupervisor = officer.Is(OfficerRoles.Supervisor);
            var answer = await cases.ActAsync(act(officer), isSupervisor, key, Context.RequestAborted);
            if (!answer.IsThere) return Results.NotFound();
            return Back(id, answer.Refusal?.ToString() ?? "");
        }
        catch (JournalException failure)
        {
            Log.CannotRecord(logger, failure.IsTransient, failure);
            return Back(id, "CannotRecord");
        }
    }

    private static IResult Back(Guid id, string problem) => Results.LocalRedirect(
        problem.Length == 0
            ? SecondLineEndpoints.Address(id)
            : $"{SecondLineEndpoints.Address(id)}?problem={problem}");
}
