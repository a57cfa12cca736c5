using Bmis.Central.Intake;
using Bmis.Central.Listening;
using Bmis.Central.Officers;
using Bmis.Sync.Urgent;

namespace Bmis.Central.Hits.Provisional;

/// <summary>Hits that travel ahead of the backlog before them.</summary>
internal static class ProvisionalRoom
{
    public static WebApplicationBuilder AddProvisional(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IUrgentStore, UrgentNotices>();
        builder.Services.AddSingleton<ProvisionalHits>();
        return builder;
    }

    public static void MapProvisional(this WebApplication application) => application
        .MapUrgent(application.Services.GetRequiredService<IUrgentStore>(), LaneScheme.Identify)
        .RequireAuthorization(Policies.Lane)
        .WithMetadata(ForLanes.Mark);
}
