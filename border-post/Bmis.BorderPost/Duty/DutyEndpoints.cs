using System.Security.Claims;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>Signing in and out.</summary>
internal static class DutyEndpoints
{
    internal const string SignInPath = "/sign-in";
    internal const string SignOutPath = "/sign-out";

    internal static void Map(WebApplication app)
    {
        app.MapGet(SignInPath, ([FromQuery] string? returnUrl) => Page(returnUrl, problem: null)).AllowAnonymous();
        app.MapPost(SignInPath, SignInAsync).AllowAnonymous();
        app.MapPost(SignOutPath, SignOutAsync).RequireAuthorization(DutyRoom.LockedToo);
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? officer,
        [FromForm] string? password,
        [FromForm] string? code,
        [FromForm(Name = "return")] string? returnUrl,
        HttpContext context,
        DutyRoster roster,
        Sessions sessions,
        IdSource ids,
        ILogger<DutyRoster> logger)
    {
        try
        {
            var (result, found) = await roster.SignInAsync(
                officer?.Trim() ?? "", password ?? "", code ?? "", context.RequestAborted);
            if (found is null) return Page(returnUrl, Problem(result));
            var session = ids.NextId().ToString("N");
            sessions.Begin(session, found.OfficerId);
            await context.SignInAsync(DutyCookie.Scheme, DutyCookie.Principal(found, session));
            return Results.LocalRedirect(Local(returnUrl));
        }
        catch (JournalException failure)
        {
            Log.SignInUnrecorded(logger, failure);
            return Page(returnUrl, "sign-in.cannot-record", StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Bound only to demand the form's antiforgery token.
    private static async Task<IResult> SignOutAsync(
        IFormCollection form, HttpContext context, DutyRoster roster, Sessions sessions, ILogger<DutyRoster> logger)
    {
        _ = form;
        var session = context.User.FindFirstValue(DutyCookie.SessionClaim) ?? "";
        sessions.End(session);
        try
        {
            await roster.SignOutAsync(
                context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, session, CancellationToken.None);
        }
        catch (JournalException failure)
        {
            // Leaving must work also when nothing can be recorded.
            Log.SignInUnrecorded(logger, failure);
        }

        await context.SignOutAsync(DutyCookie.Scheme);
        return Results.LocalRedirect(SignInPath);
    }

    private static RazorComponentResult<SignInPage> Page(string? returnUrl, string? problem, int? status = null) =>
        new(new { Return = Local(returnUrl), Problem = problem })
        {
            StatusCode = status ?? (problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized),
        };

    /// <summary>Only a path of this very site; two slashes or a backslash would lead to another.</summary>
    internal static string Local(string? url) =>
        url is ['/', ..] and not (['/', '/' or '\\', ..]) && !url.Any(char.IsControl) ? url : "/";

    private static string Problem(SignInResult result) => result switch
    {
        SignInResult.LockedOut => "sign-in.locked-out",
        SignInResult.NotValidNow => "sign-in.not-valid-now",
        SignInResult.NoCode => "sign-in.no-code",
        SignInResult.NoList => "sign-in.no-list",
        SignInResult.ListExpired => "sign-in.list-expired",
        _ => "sign-in.refused",
    };
}
