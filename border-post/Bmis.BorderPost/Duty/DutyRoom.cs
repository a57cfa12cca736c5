using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Sealing;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

internal static class DutyRoom
{
    /// <summary>Everything is denied to whoever is not on duty, unless an endpoint says otherwise.</summary>
    internal static void AddDuty(this WebApplicationBuilder builder)
    {
        builder.AddSettings<DutyOptions>();
        builder.Services.AddSingleton(services => LockOutHistory.Restore(
            services.GetRequiredService<Journal>(),
            services.GetRequiredService<IOptions<DutyOptions>>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<DutyRoster>();
        builder.Services.AddSingleton<IDutyRoster>(services => services.GetRequiredService<DutyRoster>());
        builder.Services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, DutyCookie>();
        builder.Services.AddAuthentication(DutyCookie.Scheme).AddCookie();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddDataProtection().SetApplicationName("bmis-post");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<LaneOptions>, MasterKeys>(
            (keys, lane, master) => keys.XmlRepository = new SealedKeyRepository(
                Path.Combine(lane.Value.Folder, "keys"), master));
    }

    internal static void UseDuty(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    internal static void MapDuty(this WebApplication app) => DutyEndpoints.Map(app);
}
