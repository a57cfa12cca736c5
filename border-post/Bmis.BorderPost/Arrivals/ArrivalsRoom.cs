using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Arrivals;

/// <summary>Who is expected at this post by carriers' lists.</summary>
internal static class ArrivalsRoom
{
    private const string File = "arrivals.db";

    internal static void AddArrivals(this WebApplicationBuilder builder)
    {
        builder.AddSettings<ArrivalOptions>();
        builder.Services.AddSingleton(services => new ArrivalStore(
            Path.Combine(services.GetRequiredService<IOptions<LaneOptions>>().Value.Folder, File),
            services.GetRequiredService<MasterKeys>()));
        builder.Services.AddSingleton<ArrivalWriter>();
        builder.Services.AddSingleton<IExpectedArrivals, ExpectedArrivals>();
        builder.Services.AddCheck<ExpectedCheck>();
        builder.Services.AddFeed<ArrivalStore>(ExpectedContract.Feed);
        builder.Services.AddHostedService<ArrivalRetention>();
    }

    internal static void MapArrivals(this WebApplication app) => ArrivalEndpoints.Map(app);
}
