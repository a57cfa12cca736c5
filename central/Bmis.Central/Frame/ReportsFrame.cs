using Bmis.Central.Database;
using Bmis.Central.Officers;
using Bmis.Reports.Pages;
using Bmis.Reports.Statistics;
using Dapper;

namespace Bmis.Central.Frame;

/// <summary>Gives the reports their warehouse, the regions they count and headquarters' frame.</summary>
internal static class ReportsFrame
{
    private const string Regions = "select distinct region_id from post order by region_id";

    // Before the first post is registered there is nothing to count, and a report still needs a region.
    private const int FirstRegion = 1;

    public static WebApplicationBuilder AddReportPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ReportsLayout(typeof(HeadquartersFrame)));
        builder.Services.AddReports(
            services => services.GetRequiredService<IWarehouse>().ForReading(),
            services => ReadScope(services.GetRequiredService<IWarehouse>()));
        return builder;
    }

    public static void MapReportPages(this WebApplication application) => application.MapReports(Policies.Reports);

    // Read once: a region that is added later is counted after the next start.
    private static ReportScope ReadScope(IWarehouse warehouse)
    {
        using var connection = warehouse.ForRegistry().OpenConnection();
        var regions = connection.Query<int>(Regions).ToList();
        return new ReportScope(regions.Count > 0 ? regions : [FirstRegion]);
    }
}
