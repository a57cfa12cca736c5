using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Inbox;

/// <summary>Serves the lanes' push streams at the centre.</summary>
public static class IntakeService
{
    /// <summary>
    /// Serves <c>bmis.sync.v1.Intake</c>. A batch is acknowledged only after the store has it durably; checking the
    /// next one meanwhile goes on. Clock and log come from the application's services.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="store">Where the entries go.</param>
    /// <param name="identify">
    /// The lane behind a call, by its certificate; null refuses with UNAUTHENTICATED. A hello with another lane's id
    /// is refused with PERMISSION_DENIED.
    /// </param>
    public static IEndpointConventionBuilder MapIntake(
        this IEndpointRouteBuilder endpoints, IInboxStore store, Func<GrpcCall, Producer?> identify)
    {
        var services = endpoints.ServiceProvider;
        var intake = new Intake(
            store,
            identify,
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetService<ILoggerFactory>()?.CreateLogger("Bmis.Sync.Inbox") ?? NullLogger.Instance);
        var service = SyncReflection.Descriptor.Services.Single(one => one.Name == "Intake");
        return endpoints.MapGrpc(service, bind => bind.Duplex<PushRequest, PushReply>("Push", intake.PushAsync));
    }
}
