using System.Data.Common;
using Bmis.Reports.Statistics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Reports.Pages;

/// <summary>Puts the reports into an application.</summary>
public static class ReportsRoom
{
    /// <summary>The policy that an analyst fulfils; the application defines it.</summary>
    public const string Policy = "Analyst";

    private const int StyleSeconds = 3600;

    /// <summary>Adds what the pages need; the application adds localisation and the clock.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="warehouse">Finds where the roll-ups are read.</param>
    /// <param name="scope">Finds the regions that may be counted.</param>
    public static IServiceCollection AddReports(
        this IServiceCollection services,
        Func<IServiceProvider, DbDataSource> warehouse,
        Func<IServiceProvider, ReportScope> scope)
    {
        services.AddRazorComponents();
        return services.AddSingleton(provider => new FlowReports(warehouse(provider), scope(provider)));
    }

    /// <summary>Maps the pages and exports for those who fulfil <see cref="Policy"/>, and their style sheet.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ReportsPaths.Flows, FlowsEndpoint.ShowAsync).RequireAuthorization(Policy);
        endpoints.MapGet(ReportsPaths.FlowsCsv, FlowsEndpoint.ExportAsync).RequireAuthorization(Policy);
        endpoints.MapGet(ReportsPaths.Styles, Styles).RequireAuthorization(Policy);
        return endpoints;
    }

    private static IResult Styles(HttpContext context)
    {
        context.Response.Headers.CacheControl = $"private, max-age={StyleSeconds}";
        var assembly = typeof(ReportsRoom).Assembly;
        return Results.Stream(assembly.GetManifestResourceStream("Bmis.Reports.Pages.reports.css")!, "text/css");
    }
}
