using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Hits;

internal static class HitsRoom
{
    internal static void AddHits(this WebApplicationBuilder builder)
    {
        builder.AddSettings<HitsOptions>();
        builder.Services.AddSingleton<HitBook>();
        builder.Services.AddHostedService<HitBookOpening>();
        builder.Services.AddSingleton<IKeptEntries, ChaseEntries>();
        builder.Services.AddSingleton<ChasedCrossings>();
        builder.Services.AddSingleton<DiscreetHits>();
        builder.Services.AddSingleton<LateHitWriter>();
        builder.Services.AddScoped<HitDesk>();
        builder.Services.AddSingleton<UnnamedPrints>();
        builder.Services.AddSingleton<ILateList, LateAlerts>();
        builder.Services.AddHostedService<LateScreening>();
        builder.Services.AddSingleton<HitPortraits>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HitPortraits>());
        builder.Services.AddSingleton<PictureUplink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PictureUplink>());
    }

    internal static void MapHits(this WebApplication app) => HitEndpoints.Map(app);
}
