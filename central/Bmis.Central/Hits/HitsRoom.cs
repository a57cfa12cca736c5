using Bmis.Central.Hits.Photographs;
using Bmis.Central.Hits.Provisional;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Hits;

/// <summary>Possible matches: the queue, what is decided about them, clearances, and the search over past crossings.
/// </summary>
internal static class HitsRoom
{
    public static WebApplicationBuilder AddHits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HitsOptions>().Bind(builder.Configuration.GetSection("Hits")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HitsOptions>>(new OptionsCheck<HitsOptions>(one => one.Problem()));
        services.AddSingleton<HitActs>();
        services.AddSingleton<HitPersons>();
        services.AddSingleton<HitStore>();
        services.AddSingleton<DrillResults>();
        services.AddSingleton<Clearances>();
        services.AddSingleton<PublishedAlerts>();
        services.AddSingleton<HitEntries>();
        services.AddSingleton<HitExplainer>();
        services.AddSingleton<HitDesk>();
        services.AddSingleton<HitEvents>();
        services.AddSingleton<ClearanceKeeper>();
        services.AddSingleton<HitKeeper>();
        services.AddSingleton<BackSearch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClearanceKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<HitKeeper>());
        services.AddSingleton<LateIntakeSearch>();
        services.AddHostedService(provider => provider.GetRequiredService<BackSearch>());
        services.AddHostedService(provider => provider.GetRequiredService<LateIntakeSearch>());
        builder.AddPhotographs();
        builder.AddProvisional();
        return builder;
    }

    public static void MapHits(this WebApplication application)
    {
        HitEndpoints.Map(application);
        application.MapPhotographs();
        application.MapProvisional();
    }
}
