using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.History;

internal static class HistoryRoom
{
    private const string File = "history.db";

    internal static void AddHistory(this WebApplicationBuilder builder)
    {
        builder.AddSettings<HistoryOptions>();
        builder.Services.AddSingleton(services => new HistoryStore(
            Path.Combine(services.GetRequiredService<IOptions<LaneOptions>>().Value.Folder, File),
            services.GetRequiredService<MasterKeys>()));
        builder.Services.AddSingleton<ITravellerPast, TravellerHistory>();
        builder.Services.AddHostedService<OwnHistory>();
        builder.Services.AddFeed<HistoryStore>(HistoryContract.Feed);
        builder.Services.AddHostedService<HistoryRetention>();
    }
}
