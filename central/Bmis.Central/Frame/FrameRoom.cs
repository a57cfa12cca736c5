using Bmis.Components;
using Bmis.Reports.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Frame;

/// <summary>What surrounds every page: headers, languages, assets, the start page and the health check.</summary>
internal static class FrameRoom
{
    public static WebApplicationBuilder AddFrame(this WebApplicationBuilder builder)
    {
        builder.Services.AddBmisComponents(typeof(FrameRoom).Assembly, typeof(ReportsRoom).Assembly);
        builder.Services.AddHealthChecks().AddCheck<WarehouseCheck>("warehouse");
        return builder;
    }

    /// <summary>What every request passes, before and after who it is from is known.</summary>
    public static void UseFrame(this WebApplication application)
    {
        application.UseBmisSecurityHeaders();
        application.UseBmisLanguages();
        application.UseBmisTroublePages();
    }

    public static void MapFrame(this WebApplication application)
    {
        application.MapBmisAssets();
        application.MapHealthChecks("/health").AllowAnonymous();
        application.MapGet("/", () => new RazorComponentResult<StartPage>());
    }
}
