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
    /// <summary>The policy of what may be done while the session is locked.</summary>
    internal const string LockedToo = "locked-too";

    /// <summary>Everything is denied to whoever is not on duty, unless an endpoint says otherwise.</summary>
    internal static void AddDuty(this WebApplicationBuilder builder)
    {
        builder.AddSettings<DutyOptions>();
        builder.Services.AddSingleton(services => DutyMemory.Restore(
            services.GetRequiredService<Journal>(),
            services.GetRequiredService<IOptions<DutyOptions>>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(services => services.GetRequiredService<DutyMemory>().LockOuts);
        builder.Services.AddSingleton(services => services.GetRequiredService<DutyMemory>().Codes);
        builder.Services.AddSingleton(services => services.GetRequiredService<DutyMemory>().Sessions);
        builder.Services.AddSingleton<ShiftBook>();
        builder.Services.AddSingleton<ClockDoubt>();
        builder.Services.AddHostedService<DutyWatch>();
        builder.Services.AddSingleton<DutyRoster>();
        builder.Services.AddSingleton<IDutyRoster>(services => services.GetRequiredService<DutyRoster>());
        builder.Services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, DutyCookie>();
        builder.Services.AddAuthentication(DutyCookie.Scheme).AddCookie();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(OnDuty().RequireAssertion(IsUnlocked).Build())
            .AddPolicy(LockedToo, OnDuty().Build());
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

    internal static void MapDuty(this WebApplication app)
    {
        DutyEndpoints.Map(app);
        UnlockEndpoints.Map(app);
        ShiftEndpoints.Map(app);
    }

    private static AuthorizationPolicyBuilder OnDuty() => new AuthorizationPolicyBuilder().RequireAuthenticatedUser();

    private static bool IsUnlocked(AuthorizationHandlerContext context) =>
        !context.User.HasClaim(claim => claim.Type == DutyCookie.LockedClaim);
}
