using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Hits;

internal static class HitsRoom
{
    internal static void AddHits(this WebApplicationBuilder builder)
    {
        builder.AddSettings<HitsOptions>();
        builder.Services.AddSingleton<HitBook>();
        builder.Services.AddHostedService<HitBookOpening>();
        builder.Services.AddSingleton<DiscreetHits>();
        builder.Services.AddScoped<HitDesk>();
        builder.Services.AddHostedService<LateScreening>();
    }

    internal static void MapHits(this WebApplication app) => HitEndpoints.Map(app);
}
