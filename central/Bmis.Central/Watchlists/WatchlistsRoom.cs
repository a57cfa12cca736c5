using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Drills.Pages;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Pages;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Watchlists;

/// <summary>Alert lists: import, approval, publication, and screening a name by hand.</summary>
internal static class WatchlistsRoom
{
    public static WebApplicationBuilder AddWatchlists(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WatchlistsOptions>()
            .Bind(builder.Configuration.GetSection("Watchlists"))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WatchlistsOptions>>(
            new OptionsCheck<WatchlistsOptions>(options => options.Problem()));
        builder.Services.AddSingleton<AlertListStore>();
        builder.Services.AddSingleton<ListDesk>();
        builder.Services.AddSingleton<UploadFolder>();
        builder.Services.AddSingleton<ImportChecks>();
        builder.Services.AddSingleton<LoadedLists>();
        builder.Services.AddSingleton<DeskWordStore>();
        builder.Services.AddSingleton<ApprovedReader>();
        builder.Services.AddSingleton<LaneEntries>();
        builder.Services.AddSingleton<LanePublication>();
        builder.Services.AddSingleton<ProposalStore>();
        builder.Services.AddSingleton<ImportedVersions>();
        builder.Services.AddSingleton<ProposalDesk>();
        builder.Services.AddSingleton<DrillDesk>();
        builder.Services.AddSingleton<HistoryReader>();
        builder.Services.AddSingleton<DeskWatch>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DeskWatch>());
        return builder;
    }

    public static void MapWatchlists(this WebApplication application)
    {
        // What a crash has left behind goes at the start, and not with the next upload.
        application.Services.GetRequiredService<UploadFolder>();
        ListEndpoints.Map(application);
        DrillEndpoints.Map(application);
    }
}
