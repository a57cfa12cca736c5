using Bmis.Central.Listening;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Officers;

/// <summary>Who may come in: accounts, sign-in, policies, and the list of officers for the lanes.</summary>
internal static class OfficersRoom
{
    private static readonly TimeSpan Shift = TimeSpan.FromHours(8);

    public static WebApplicationBuilder AddOfficers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AccountStore>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<OfficerListKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<OfficerListKeeper>());
        services.AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("bmis-central");
        services.AddOptions<KeyManagementOptions>()
            .Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services.AddAuthentication(SignInScheme.Name).AddCookie(SignInScheme.Name, Configure);
        services.AddOptions<CookieAuthenticationOptions>(SignInScheme.Name)
            .Configure<IOptions<ListeningOptions>>((options, listening) => options.Cookie.SecurePolicy =
                listening.Value.PagesUseTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        services.AddAuthorization(Policies.AddTo);
        services.AddCascadingAuthenticationState();
        return builder;
    }

    public static void MapOfficers(this WebApplication application)
    {
        SignInEndpoints.Map(application);
        AccountEndpoints.Map(application);
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SignInScheme.CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.LoginPath = SignInScheme.Path;
        options.AccessDeniedPath = SignInScheme.DeniedPath;
        options.ReturnUrlParameter = "return";
        options.ExpireTimeSpan = Shift;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    // Every request asks the warehouse: whoever is disabled is out at once.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<SignInDesk>();
        if (!await desk.IsStillGoodAsync(context.Principal, context.HttpContext.RequestAborted))
            context.RejectPrincipal();
    }
}
