using Bmis.Sync.Inbox;

namespace Bmis.Central.Intake;

/// <summary>What lanes push: identity, the inbox and the events that follow.</summary>
internal static class IntakeRoom
{
    public static WebApplicationBuilder AddIntake(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LaneDirectory>();
        builder.Services.AddSingleton<Arrivals>();
        builder.Services.AddSingleton<IInboxStore, WarehouseInbox>();
        return builder;
    }
}
