using System.Security.Claims;
using Bmis.BorderPost.Inspecting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// The cookie of a sign-in. It says only who; what the officer may do is read from the list at every request, so an
/// officer who leaves the list is out at once.
/// </summary>
internal sealed class DutyCookie(IOptions<DutyOptions> options, TimeProvider clock)
    : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    internal const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

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
        cookie.AccessDeniedPath = DutyEndpoints.SignInPath;
        cookie.Events.OnValidatePrincipal = CheckAsync;
    }

    internal static ClaimsPrincipal Principal(DutyOfficer officer) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, officer.OfficerId)], Scheme));

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var roster = context.HttpContext.RequestServices.GetRequiredService<IDutyRoster>();
        if (context.Principal is not { } principal || roster.Current(principal) is not { } officer)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        var roles = officer.Roles.Select(role => new Claim(ClaimTypes.Role, role));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, officer.OfficerId), .. roles], Scheme);
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }
}
