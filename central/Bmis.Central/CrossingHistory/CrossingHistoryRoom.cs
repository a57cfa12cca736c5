using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.CrossingHistory;

/// <summary>The list of crossings and the page of each.</summary>
internal static class CrossingHistoryRoom
{
    public static WebApplicationBuilder AddCrossingHistory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CrossingStore>();
        return builder;
    }

    public static void MapCrossingHistory(this WebApplication application)
    {
        application.MapGet("/crossings", () => new RazorComponentResult<CrossingsPage>())
            .RequireAuthorization(Policies.Crossings);
        application
            .MapGet(
                "/crossings/{region:int:min(0)}/{lane:maxlength(72)}/{sequence:long:min(1)}",
                () => new RazorComponentResult<CrossingPageView>())
            .RequireAuthorization(Policies.Crossings);
    }
}
