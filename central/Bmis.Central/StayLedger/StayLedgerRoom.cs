namespace Bmis.Central.StayLedger;

/// <summary>Travellers' histories: kept from what lanes push, told to the posts that need them.</summary>
internal static class StayLedgerRoom
{
    public static WebApplicationBuilder AddStayLedger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TravellerHistories>();
        builder.Services.AddSingleton<HistoryFeed>();
        builder.Services.AddSingleton<HistoryKeeper>();
        builder.Services.AddSingleton<DrillStays>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HistoryKeeper>());
        builder.Services.AddHostedService(services => services.GetRequiredService<DrillStays>());
        return builder;
    }
}
