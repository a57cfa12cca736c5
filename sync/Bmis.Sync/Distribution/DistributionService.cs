using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bmis.Sync.Distribution;

/// <summary>Serves the lists to the lanes at the centre.</summary>
public static class DistributionService
{
    /// <summary>Serves <c>bmis.sync.v1.Distribution</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="source">Where the lists are.</param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    public static IEndpointConventionBuilder MapDistribution(
        this IEndpointRouteBuilder endpoints, IListSource source, Func<GrpcCall, Producer?> identify)
    {
        var service = SyncReflection.Descriptor.Services.Single(one => one.Name == "Distribution");
        return endpoints.MapGrpc(service, bind =>
        {
            bind.ServerStream<WatchRequest, Protocol.SignedManifest>("Watch", (request, replies, call) =>
                WatchAsync(source, request, replies, Known(identify, call)));
            bind.ServerStream<FetchRequest, ListChunk>("Fetch", (request, replies, call) =>
                FetchAsync(source, request, replies, Known(identify, call)));
        });
    }

    private static GrpcCall Known(Func<GrpcCall, Producer?> identify, GrpcCall call) => identify(call) is not null
        ? call
        : throw new GrpcException(GrpcStatusCode.Unauthenticated, "No lane is known by this certificate.");

    private static async Task WatchAsync(
        IListSource source, WatchRequest request, IGrpcWriter<Protocol.SignedManifest> replies, GrpcCall call)
    {
        if (request.Held.Count > ListLimits.Lists)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "Too many lists are held.");
        var known = new Dictionary<string, long>();
        foreach (var held in request.Held)
            known[held.Name] = held.Version;
        while (true)
        {
            var catalogue = await source.CurrentAsync(call.CancellationToken);
            foreach (var list in catalogue.Lists)
            {
                if (known.GetValueOrDefault(list.Manifest.Name) == list.Manifest.Version)
                    continue;
                await replies.WriteAsync(ManifestCodec.ToWire(list), call.CancellationToken);
                known[list.Manifest.Name] = list.Manifest.Version;
            }

            await source.WaitBeyondAsync(catalogue.Revision, call.CancellationToken);
        }
    }

    private static async Task FetchAsync(
        IListSource source, FetchRequest request, IGrpcWriter<ListChunk> replies, GrpcCall call)
    {
        if (!ListLimits.IsName(request.Name) || request.FirstChunk is < 0 or > ListLimits.Chunks)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The list's name or chunk breaks a limit.");
        for (var index = request.FirstChunk; ; index++)
        {
            var chunk = await source.ReadChunkAsync(request.Name, request.Version, index, call.CancellationToken);
            if (chunk is not { } data)
            {
                if (index == request.FirstChunk)
                    throw new GrpcException(GrpcStatusCode.NotFound, "This version of the list is not kept.");
                return;
            }

            var message = new ListChunk { Index = index, Data = UnsafeByteOperations.UnsafeWrap(data) };
            await replies.WriteAsync(message, call.CancellationToken);
        }
    }
}
