using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Urgent;

/// <summary>Takes the lanes' notices at the centre.</summary>
public static class UrgentService
{
    /// <summary>
    /// Serves <c>bmis.sync.v1.Urgent</c>. A notice whose entry does not hold together is refused with INVALID_ARGUMENT
    /// and leaves nothing behind: its entry is judged when it comes in its turn.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="store">Where the notices go.</param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    public static IEndpointConventionBuilder MapUrgent(
        this IEndpointRouteBuilder endpoints, IUrgentStore store, Func<GrpcCall, Producer?> identify)
    {
        var loggers = endpoints.ServiceProvider.GetService<ILoggerFactory>();
        var intake = new UrgentIntake(store, loggers?.CreateLogger("Bmis.Sync.Urgent") ?? NullLogger.Instance);
        var service = UrgentReflection.Descriptor.Services.Single();
        return endpoints.MapGrpc(service, bind => bind.Unary<UrgentNotice, NoticeReply>(
            "Notify", (notice, call) => intake.TakeAsync(identify.LaneOf(call), notice, call.CancellationToken)));
    }
}
