using System.Data.Common;
using Bmis.Reports.Statistics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bmis.Reports.Pages;

/// <summary>Puts the reports into an application.</summary>
public static class ReportsRoom
{
    /// <summary>
    /// Adds what the pages need. The application adds the components, with this assembly among those that bring
    /// assets, the clock, and its own <see cref="ReportsLayout"/> if it has one.
    /// </summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="warehouse">Finds where the roll-ups are read.</param>
    /// <param name="scope">Finds the regions and posts that may be counted; asked for every report.</param>
    public static IServiceCollection AddReports(
        this IServiceCollection services,
        Func<IServiceProvider, DbDataSource> warehouse,
        Func<IServiceProvider, CancellationToken, Task<ReportScope>> scope)
    {
        services.TryAddSingleton(ReportsLayout.Plain);
        return services.AddSingleton(provider => new FlowReports(
            warehouse(provider), cancellation => scope(provider, cancellation)));
    }

    /// <summary>Maps the pages and exports.</summary>
    /// <param name="endpoints">Where to map them.</param>
    /// <param name="policy">Name of the policy that an analyst fulfils.</param>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder endpoints, string policy = "Analyst")
    {
        endpoints.MapGet(ReportsPaths.Flows, FlowsEndpoint.ShowAsync).RequireAuthorization(policy);
        endpoints.MapGet(ReportsPaths.FlowsCsv, FlowsEndpoint.ExportAsync).RequireAuthorization(policy);
        return endpoints;
    }
}
