using System.Security.Claims;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>Taking up duty and leaving it.</summary>
internal static class DutyEndpoints
{
    internal const string SignInPath = "/sign-in";
    internal const string SignOutPath = "/sign-out";

    internal static void Map(WebApplication app)
    {
        app.MapGet(SignInPath, ([FromQuery] string? returnUrl, IOptions<LaneOptions> lane) =>
            Page(lane.Value, returnUrl, problem: null, minutes: 0)).AllowAnonymous();
        app.MapPost(SignInPath, SignInAsync).AllowAnonymous();
        app.MapPost(SignOutPath, SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? officer,
        [FromForm] string? password,
        [FromForm(Name = "return")] string? returnUrl,
        HttpContext context,
        DutyRoster roster,
        LockOuts lockOuts,
        IOptions<LaneOptions> lane,
        ILogger<DutyRoster> logger)
    {
        try
        {
            var (result, found) = await roster.SignInAsync(
                officer?.Trim() ?? "", password ?? "", context.RequestAborted);
            if (found is null)
                return Page(lane.Value, returnUrl, Problem(result), (int)Math.Ceiling(lockOuts.Length.TotalMinutes));
            await context.SignInAsync(DutyCookie.Scheme, DutyCookie.Principal(found));
            return Results.LocalRedirect(Local(returnUrl));
        }
        catch (JournalException failure)
        {
            Log.SignInUnrecorded(logger, failure);
            return Page(lane.Value, returnUrl, "sign-in.cannot-record", 0, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Bound only to demand the form's antiforgery token.
    private static async Task<IResult> SignOutAsync(
        IFormCollection form, HttpContext context, DutyRoster roster, ILogger<DutyRoster> logger)
    {
        _ = form;
        try
        {
            await roster.SignOutAsync(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, CancellationToken.None);
        }
        catch (JournalException failure)
        {
            // Leaving must work also when nothing can be recorded.
            Log.SignInUnrecorded(logger, failure);
        }

        await context.SignOutAsync(DutyCookie.Scheme);
        return Results.LocalRedirect(SignInPath);
    }

    private static RazorComponentResult<SignInPage> Page(
        LaneOptions lane, string? returnUrl, string? problem, int minutes, int? status = null) => new(new
        {
            Place = $"{lane.PostCode} {lane.Id}",
            Return = Local(returnUrl),
            Problem = problem,
            Minutes = minutes,
        })
    {
        StatusCode = status ?? (problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized),
    };

    // Only a path of this very site; two slashes or a backslash would lead to another.
    private static string Local(string? url) =>
        url is ['/', ..] and not (['/', '/' or '\\', ..]) && !url.Any(char.IsControl) ? url : "/";

    private static string Problem(SignInResult result) => result switch
    {
        SignInResult.LockedOut => "sign-in.locked-out",
        SignInResult.NotValidNow => "sign-in.not-valid-now",
        SignInResult.NoList => "sign-in.no-list",
        SignInResult.ListExpired => "sign-in.list-expired",
        _ => "sign-in.refused",
    };
}
