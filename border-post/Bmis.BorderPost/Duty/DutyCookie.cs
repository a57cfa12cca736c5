using System.Security.Claims;
using Bmis.BorderPost.Inspecting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// The cookie of a sign-in. It says only who, and which session; what the officer may do is read from the list at every
/// request, so an officer who leaves the list is out at once, and a locked session may do nothing but unlock.
/// </summary>
internal sealed class DutyCookie(IOptions<DutyOptions> options, Sessions sessions, TimeProvider clock)
    : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    internal const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The session's id.</summary>
    internal const string SessionClaim = "session";

    /// <summary>Present while the session is locked.</summary>
    internal const string LockedClaim = "locked";

    public void Configure(CookieAuthenticationOptions options) => Configure(Scheme, options);

    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "bmis-duty";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.Value.SessionLength;
        cookie.SlidingExpiration = false;
        cookie.TimeProvider = clock;
        cookie.LoginPath = DutyEndpoints.SignInPath;
        cookie.AccessDeniedPath = UnlockEndpoints.Path;
        cookie.Events.OnValidatePrincipal = CheckAsync;
    }

    internal static ClaimsPrincipal Principal(DutyOfficer officer, string session) =>
        new(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, officer.OfficerId), new Claim(SessionClaim, session)], Scheme));

    private async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var roster = context.HttpContext.RequestServices.GetRequiredService<IDutyRoster>();
        if (context.Principal is not { } principal
            || roster.Current(principal) is not { } officer
            || principal.FindFirstValue(SessionClaim) is not { } session
            || sessions.Touch(session, officer.OfficerId, IsByPerson(context.Request)) is var state
                && state == SessionState.Ended)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        List<Claim> claims = [new(ClaimTypes.NameIdentifier, officer.OfficerId), new(SessionClaim, session)];
        if (state == SessionState.Open)
            claims.AddRange(officer.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        else
            claims.Add(new(LockedClaim, "yes"));
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    // A page that reconnects, and what it loads by itself, is no act of a person.
    private static bool IsByPerson(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        || request.Headers.Accept.Any(one => one?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
