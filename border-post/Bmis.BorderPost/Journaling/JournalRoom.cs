using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Journaling;

internal static class JournalRoom
{
    internal static void AddJournal(this WebApplicationBuilder builder)
    {
        builder.AddSettings<JournalOptions>();
        builder.Services.AddSingleton(Open);
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<LaneRecords>();
        builder.Services.AddSingleton<IInspectionRecorder, InspectionRecorder>();
        builder.Services.AddHostedService<JournalOpening>();
        builder.Services.AddHostedService<JournalRetention>();
    }

    private static Journal Open(IServiceProvider services)
    {
        var lane = services.GetRequiredService<IOptions<LaneOptions>>().Value;
        var path = services.GetRequiredService<IOptions<JournalOptions>>().Value.PathIn(lane);
        return Journal.Open(
            path,
            new Producer(lane.Id),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IdSource>(),
            services.GetRequiredService<MasterKeys>());
    }
}
