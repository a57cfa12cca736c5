namespace Bmis.BorderPost.Screens;

internal static class ScreensRoom
{
    internal static void AddScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR(hub => hub.EnableDetailedErrors = false);
        builder.Services.AddSingleton<LaneAudience>();
        builder.Services.AddSingleton<ListAgeWriter>();
        builder.Services.AddSingleton<LaneBar>();
        builder.Services.AddSingleton<LaneViewWriter>();
        builder.Services.AddSingleton<TravellerViewWriter>();
        builder.Services.AddSingleton<HitViewWriter>();
        builder.Services.AddSingleton<TripViewWriter>();
        builder.Services.AddSingleton<TripChoices>();
        builder.Services.AddSingleton<PastViewWriter>();
        builder.Services.AddSingleton<ArrivalViewWriter>();
        builder.Services.AddSingleton<ReasonWriter>();
        builder.Services.AddSingleton<SealViewWriter>();
        builder.Services.AddSingleton<EarlierPhotoWriter>();
        builder.Services.AddSingleton<FragmentRenderer>();
        builder.Services.AddSingleton<LaneRenderer>();
        builder.Services.AddHostedService<LanePump>();
    }

    internal static void MapScreens(this WebApplication app) => LaneEndpoints.Map(app);
}
