using Bmis.Sync.Protocol.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using static Bmis.Sync.Protocol.Health.HealthCheckResponse.Types;

namespace Bmis.Sync.Wire;

/// <summary>
/// Tells proxies and tools whether a server can do its work, by the standard service <c>grpc.health.v1.Health</c>. All
/// services of a server are well together or not at all.
/// </summary>
public static class HealthService
{
    /// <summary>Streams that may watch at the same time. Ours: some proxies and tools, as anybody may ask.</summary>
    public const int MostWatchers = 64;

    /// <summary>How often a watched server is looked at, as proxies do it.</summary>
    public static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);

    /// <summary>Serves <c>grpc.health.v1.Health</c>. Conventions say who may ask.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="services">The full names of the services that are told of, besides the server as a whole.</param>
    /// <param name="isWell">
    /// Looks whether the server can do its work; asked once a second at most, however many ask, and given up after
    /// three seconds. What it throws counts as not well.
    /// </param>
    public static IEndpointConventionBuilder MapHealth(
        this IEndpointRouteBuilder endpoints,
        IEnumerable<string> services,
        Func<CancellationToken, Task<bool>> isWell)
    {
        var time = endpoints.Clock();
        HashSet<string> known = ["", .. services];
        var look = new HealthLook(isWell, time);
        var watchers = 0;
        var service = HealthReflection.Descriptor.Services.Single();
        return endpoints.MapGrpc(service, bind =>
        {
            bind.Unary<HealthCheckRequest, HealthCheckResponse>("Check", async (request, _) =>
                known.Contains(request.Service)
                    ? new() { Status = await StatusAsync(look) }
                    : throw new GrpcException(GrpcStatusCode.NotFound, "This service is not known."));
            bind.ServerStream<HealthCheckRequest, HealthCheckResponse>("Watch", async (request, replies, call) =>
            {
                try
                {
                    if (Interlocked.Increment(ref watchers) > MostWatchers)
                        throw new GrpcException(GrpcStatusCode.ResourceExhausted, "Too many watch already.");
                    await WatchAsync(look, known.Contains(request.Service), time, replies, call.CancellationToken);
                }
                finally
                {
                    Interlocked.Decrement(ref watchers);
                }
            });
        });
    }

    private static async Task WatchAsync(
        HealthLook look,
        bool isKnown,
        TimeProvider time,
        IGrpcWriter<HealthCheckResponse> replies,
        CancellationToken cancellation)
    {
        ServingStatus? told = null;
        while (true)
        {
            var status = isKnown ? await StatusAsync(look) : ServingStatus.ServiceUnknown;
            if (status != told)
                await replies.WriteAsync(new() { Status = status }, cancellation);
            told = status;
            await Task.Delay(WatchInterval, time, cancellation);
        }
    }

    private static async Task<ServingStatus> StatusAsync(HealthLook look) =>
        await look.IsWellAsync() ? ServingStatus.Serving : ServingStatus.NotServing;
}
