using Bmis.Central.Watchlists.Pages;
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
        builder.Services.AddSingleton<LoadedLists>();
        return builder;
    }

    public static void MapWatchlists(this WebApplication application) => ListEndpoints.Map(application);
}
