using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Central.Listening;
using Bmis.Central.Officers;
using Bmis.Sync.Feeds;

namespace Bmis.Central.StayLedger;

/// <summary>Travellers' histories: kept from what lanes push, told to the posts that need them.</summary>
internal static class StayLedgerRoom
{
    public static WebApplicationBuilder AddStayLedger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HistoryBell>();
        builder.Services.AddSingleton<TravellerHistories>();
        builder.Services.AddSingleton<HistoryFeed>();
        builder.Services.AddSingleton<LaneFeeds>();
        builder.Services.AddSingleton<HistoryKeeper>();
        builder.Services.AddSingleton<DrillStays>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HistoryKeeper>());
        builder.Services.AddHostedService(services => services.GetRequiredService<DrillStays>());
        return builder;
    }

    public static void MapStayLedger(this WebApplication application)
    {
        var services = application.Services;
        var publisher = services.GetRequiredService<ListPublisher>();
        application.MapFeeds(
                services.GetRequiredService<LaneFeeds>(),
                publisher.FeedKey,
                LaneScheme.Identify)
            .RequireAuthorization(Policies.Lane)
            .WithMetadata(ForLanes.Mark);
    }
}
