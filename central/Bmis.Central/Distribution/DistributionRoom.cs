using Bmis.Central.Intake;
using Bmis.Central.Listening;
using Bmis.Central.Officers;
using Bmis.Sync.Distribution;
using Bmis.Sync.Feeds;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Distribution;

/// <summary>What goes down to the lanes: signing, publishing and serving lists.</summary>
internal static class DistributionRoom
{
    public static WebApplicationBuilder AddDistribution(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DistributionOptions>()
            .Bind(builder.Configuration.GetSection("Distribution"))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DistributionOptions>>(
            new OptionsCheck<DistributionOptions>(options => options.Problem()));
        builder.Services.AddSingleton<ListPublisher>();
        builder.Services.AddSingleton<ListCourse>();
        builder.Services.AddSingleton<PublishedLists>();
        builder.Services.AddSingleton<ReturnKits>();
        builder.Services.AddSingleton<LaneBell>();
        builder.Services.AddSingleton<LaneFeeds>();
        builder.Services.AddSingleton<IListSource>(services => services.GetRequiredService<PublishedLists>());
        builder.Services.AddHostedService<PublicationWatch>();
        builder.Services.AddHostedService<ListRenewal>();
        builder.Services.AddHostedService<AheadAlarm>();
        return builder;
    }

    public static void MapDistribution(this WebApplication application)
    {
        var services = application.Services;
        var lists = services.GetRequiredService<IListSource>();
        var lanes = services.GetRequiredService<LaneDirectory>();
        application.MapDistribution(lists, LaneScheme.Identify, lanes.MayHoldAsync)
            .RequireAuthorization(Policies.Lane)
            .WithMetadata(ForLanes.Mark);
        var publisher = services.GetRequiredService<ListPublisher>();
        application.MapFeeds(services.GetRequiredService<LaneFeeds>(), publisher.FeedKey, LaneScheme.Identify)
            .RequireAuthorization(Policies.Lane)
            .WithMetadata(ForLanes.Mark);
    }
}
