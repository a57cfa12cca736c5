using System.Security.Claims;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.BorderPost.Duty;

/// <summary>Locking a session and unlocking it, by the short number of the shift or by the password.</summary>
internal static class UnlockEndpoints
{
    internal const string Path = "/unlock";
    internal const string LockPath = "/lock";

    /// <summary>Where a page tells that its officer is still there.</summary>
    internal const string HerePath = "/here";

    internal static void Map(WebApplication app)
    {
        app.MapGet(Path, Show).RequireAuthorization(DutyRoom.LockedToo)
            .WithMetadata(new NotViewed("it shows nothing"));
        app.MapPost(Path, UnlockAsync).RequireAuthorization(DutyRoom.LockedToo);
        app.MapPost(LockPath, LockAsync);
        app.MapPost(HerePath, Here).WithMetadata(new NotViewed("it shows nothing", AsksByItself: true));
    }

    // Whoever is refused something else than by a lock is led here too, and on to what is allowed.
    private static IResult Show(HttpContext context) =>
        context.User.HasClaim(claim => claim.Type == DutyCookie.LockedClaim)
            ? Page(problem: null)
            : Results.LocalRedirect("/");

    // Both are bound only to demand the form's antiforgery token; every post keeps a session open.
    private static IResult Here(IFormCollection form)
    {
        _ = form;
        return Results.NoContent();
    }

    private static async Task<IResult> LockAsync(
        IFormCollection form, HttpContext context, Sessions sessions, AuditTrail audit, ILogger<DutyRoster> logger)
    {
        _ = form;
        var (officer, session) = Who(context);
        sessions.Lock(session, officer);
        try
        {
            await audit.RecordAsync(AuditTrail.Lock, officer, session, CancellationToken.None);
        }
        catch (JournalException failure)
        {
            Log.SignInUnrecorded(logger, failure);
        }

        return Results.LocalRedirect(Path);
    }

    private static async Task<IResult> UnlockAsync(
        [FromForm] string? secret,
        HttpContext context,
        DutyRoster roster,
        Sessions sessions,
        ILogger<DutyRoster> logger)
    {
        var (officer, session) = Who(context);
        try
        {
            var result = await JudgeAsync(roster, sessions, officer, session, secret ?? "", context.RequestAborted);
            if (result is not SignInResult.Accepted)
                return Page(result is SignInResult.LockedOut ? "sign-in.locked-out" : "unlock.refused");
            sessions.Unlock(session);
            return Results.LocalRedirect("/");
        }
        catch (JournalException failure)
        {
            Log.SignInUnrecorded(logger, failure);
            return Page("sign-in.cannot-record", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async ValueTask<SignInResult> JudgeAsync(
        DutyRoster roster,
        Sessions sessions,
        string officer,
        string session,
        string secret,
        CancellationToken cancellation)
    {
        if (!Pin.LooksLikeOne(secret) || !sessions.HasPin(session))
            return await roster.UnlockAsync(officer, secret, session, cancellation);
        var result = sessions.TryPin(session, secret) ? SignInResult.Accepted : SignInResult.Refused;
        await roster.RecordUnlockAsync(officer, session, result, cancellation);
        return result;
    }

    private static (string Officer, string Session) Who(HttpContext context) =>
        (context.User.FindFirstValue(ClaimTypes.NameIdentifier)!,
            context.User.FindFirstValue(DutyCookie.SessionClaim) ?? "");

    private static RazorComponentResult<UnlockPage> Page(string? problem, int? status = null) => new(new
    {
        Problem = problem,
    })
    {
        StatusCode = status ?? (problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized),
    };
}
