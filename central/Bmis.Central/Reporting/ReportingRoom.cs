using Bmis.Central.Database;
using Bmis.Central.Frame;
using Bmis.Central.Officers;
using Bmis.Reports.Pages;

namespace Bmis.Central.Reporting;

/// <summary>The analysts' reports over the warehouse.</summary>
internal static class ReportingRoom
{
    public static WebApplicationBuilder AddReporting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportedPosts>();
        builder.Services.AddSingleton(new ReportsLayout(typeof(HeadquartersFrame)));
        builder.Services.AddReports(
            rooms => rooms.GetRequiredService<IWarehouse>().ForReports(),
            (rooms, cancellation) => rooms.GetRequiredService<ReportedPosts>().ScopeAsync(cancellation));
        return builder;
    }

    public static void MapReporting(this WebApplication application) => application.MapReports(Policies.Reports);
}
