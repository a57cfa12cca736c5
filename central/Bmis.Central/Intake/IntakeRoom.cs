using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Intake.Proof;
using Bmis.Central.Listening;
using Bmis.Central.Officers;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bmis.Central.Intake;

/// <summary>What lanes push: their identity, the inbox and the events that follow.</summary>
internal static class IntakeRoom
{
    public static WebApplicationBuilder AddIntake(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddGrpcWire(options => options.LongestUnary = IntakeParameters.LongestUnary);
        services.AddOptions<GrpcServerOptions>().Configure<TimeProvider>((options, clock) => options.Steps.Add(
            new CallerLimits(
                call => LaneScheme.Identify(call)?.LaneId, IntakeParameters.LaneLimits, clock).LimitAsync));
        services.AddOptions<GrpcServerOptions>().Configure<LaneStreams>(
            (options, streams) => options.Steps.Add(streams.KeepAsync));
        services.AddSingleton<LaneDirectory>();
        services.AddSingleton<LaneCertificates>();
        services.AddSingleton<LaneDoor>();
        services.AddSingleton<LaneStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<LaneStreams>());
        services.AddSingleton<Arrivals>();
        services.AddSingleton<LaneAttachments>();
        services.AddSingleton<AttachmentParts>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<RunWriter>();
        services.AddSingleton<IInboxStore, WarehouseInbox>();
        services.AddSingleton(provider => new KitIntake(
            provider.GetRequiredService<IInboxStore>(),
            provider.GetRequiredService<LaneAttachments>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KitIntake>>()));
        services.AddSingleton<WaitingLetters>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<DeadLetterReplay>();
        services.AddSingleton<JournalProver>();
        services.AddSingleton<ProofStore>();
        services.AddSingleton<ProofDesk>();
        services.AddSingleton<EpochStore>();
        services.AddSingleton<EpochKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EpochKeeper>());
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, LaneIdentity>(LaneScheme.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Lane, policy => policy
            .AddAuthenticationSchemes(LaneScheme.Name)
            .RequireClaim(LaneScheme.LaneClaim));
        return builder;
    }

    public static void MapIntake(this WebApplication application)
    {
        var store = application.Services.GetRequiredService<IInboxStore>();
        application.MapIntake(store, LaneScheme.Identify)
            .RequireAuthorization(Policies.Lane)
            .WithMetadata(ForLanes.Mark);
        DeadLetterEndpoints.Map(application);
        EpochEndpoints.Map(application);
        var health = application.Services.GetRequiredService<HealthCheckService>();
        application.MapHealth(
                SyncReflection.Descriptor.Services.Select(service => service.FullName),
                async token => (await health.CheckHealthAsync(token)).Status == HealthStatus.Healthy)
            .AllowAnonymous()
            .WithMetadata(ForLanes.Mark);
    }
}
