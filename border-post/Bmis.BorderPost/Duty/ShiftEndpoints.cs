using System.Security.Claims;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.BorderPost.Duty;

/// <summary>Taking up the work at this lane and handing it over.</summary>
internal static class ShiftEndpoints
{
    internal const string Path = "/shift";

    private const long LargestForm = 32 * 1024;

    internal static void Map(WebApplication app)
    {
        var limit = new RequestSizeLimitAttribute(LargestForm);
        app.MapGet(Path, () => Page(problem: null)).WithMetadata(new NotViewed("it counts, and names nobody"));
        app.MapPost(Path + "/open", OpenAsync).WithMetadata(limit);
        app.MapPost(Path + "/close", CloseAsync).WithMetadata(limit);
    }

    private static Task<IResult> OpenAsync(
        [FromForm] string? pin,
        HttpContext context,
        IDutyRoster roster,
        ShiftBook shifts,
        Sessions sessions,
        ClockDoubt doubt,
        AuditTrail audit,
        ILogger<ShiftBook> logger) => RecordedAsync(logger, async () =>
    {
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        if (pin is { Length: > 0 } && !Pin.IsFit(pin)) return Page("shift.pin.unfit");
        if (doubt.Judge() is { } doubted)
            await audit.RecordAsync(AuditTrail.ClockDoubted, officer.OfficerId, doubted, CancellationToken.None);
        await shifts.OpenAsync(officer);
        if (pin is { Length: > 0 }) sessions.SetPin(context.User.FindFirstValue(DutyCookie.SessionClaim) ?? "", pin);
        return Results.LocalRedirect("/");
    });

    // A supervisor may end a shift that somebody forgot; everybody else only the own one.
    private static Task<IResult> CloseAsync(
        [FromForm] Guid shift,
        [FromForm] string? note,
        HttpContext context,
        IDutyRoster roster,
        ShiftBook shifts,
        Sessions sessions,
        DutyRoster record,
        InspectionDesk desk,
        ILogger<ShiftBook> logger) => RecordedAsync(logger, async () =>
    {
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        var own = shifts.Current?.OfficerId == officer.OfficerId;
        if (!own && !officer.Is(OfficerRoles.Supervisor)) return Page("shift.not-own");
        if (own && desk.State.Active is not null) return Page("shift.traveller");
        var words = note?.Trim() ?? "";
        if (words.Length > ShiftClosed.LongestNote) return Page("shift.note.too-long");
        await shifts.CloseAsync(shift, officer.OfficerId, words);
        if (!own) return Results.LocalRedirect(Path);
        var session = context.User.FindFirstValue(DutyCookie.SessionClaim) ?? "";
        sessions.End(session);
        await record.SignOutAsync(officer.OfficerId, session, CancellationToken.None);
        await context.SignOutAsync(DutyCookie.Scheme);
        return Results.LocalRedirect(DutyEndpoints.SignInPath);
    });

    private static async Task<IResult> RecordedAsync(ILogger logger, Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (JournalException failure)
        {
            Log.CannotRecord(logger, failure.IsTransient, failure);
            return Page("sign-in.cannot-record", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static RazorComponentResult<ShiftPage> Page(string? problem, int? status = null) => new(new
    {
        Problem = problem,
    })
    {
        StatusCode = status ?? (problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
    };
}
