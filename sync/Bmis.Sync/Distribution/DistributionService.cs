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
    /// <summary>How often a watching lane hears of the centre when there is nothing new.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>Serves <c>bmis.sync.v1.Distribution</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="source">Where the lists are.</param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    /// <param name="mayHold">
    /// Whether a lane may hold a list, by its name; asked before each manifest and each fetch. Null gives every list to
    /// every lane.
    /// </param>
    public static IEndpointConventionBuilder MapDistribution(
        this IEndpointRouteBuilder endpoints,
        IListSource source,
        Func<GrpcCall, Producer?> identify,
        Func<Producer, string, CancellationToken, ValueTask<bool>>? mayHold = null)
    {
        mayHold ??= static (_, _, _) => ValueTask.FromResult(true);
        var service = SyncReflection.Descriptor.Services.Single(one => one.Name == "Distribution");
        var time = endpoints.Clock();
        return endpoints.MapGrpc(service, bind =>
        {
            bind.ServerStream<WatchRequest, Protocol.SignedManifest>("Watch", (request, replies, call) =>
                WatchAsync(source, request, replies, time, call, Held(call)));
            bind.ServerStream<FetchRequest, ListChunk>("Fetch", (request, replies, call) =>
                FetchAsync(source, request, replies, call, Held(call)));
        });

        Func<string, ValueTask<bool>> Held(GrpcCall call)
        {
            var lane = identify.LaneOf(call);
            return list => mayHold(lane, list, call.CancellationToken);
        }
    }

    /// <summary>Whether a message says only that the centre is there: a manifest without bytes.</summary>
    internal static bool IsHeartbeat(Protocol.SignedManifest message) => message.Manifest.IsEmpty;

    private static async Task WatchAsync(
        IListSource source,
        WatchRequest request,
        IGrpcWriter<Protocol.SignedManifest> replies,
        TimeProvider time,
        GrpcCall call,
        Func<string, ValueTask<bool>> mayHold)
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
                if (known.GetValueOrDefault(list.Manifest.Name) == list.Manifest.Version
                    || !await mayHold(list.Manifest.Name))
                    continue;
                await replies.WriteAsync(ManifestCodec.ToWire(list), call.CancellationToken);
                known[list.Manifest.Name] = list.Manifest.Version;
            }

            while (!await IsBeyondAsync(source, catalogue.Revision, time, call.CancellationToken))
                await replies.WriteAsync(new(), call.CancellationToken);
        }
    }

    // False when nothing has changed until the next heartbeat is due.
    private static async Task<bool> IsBeyondAsync(
        IListSource source, long revision, TimeProvider time, CancellationToken cancellation)
    {
        using var due = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellation);
        try
        {
            await source.WaitBeyondAsync(revision, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task FetchAsync(
        IListSource source,
        FetchRequest request,
        IGrpcWriter<ListChunk> replies,
        GrpcCall call,
        Func<string, ValueTask<bool>> mayHold)
    {
        if (!ListLimits.IsName(request.Name) || request.FirstChunk is < 0 or > ListLimits.Chunks)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The list's name or chunk breaks a limit.");
        if (!await mayHold(request.Name))
            throw new GrpcException(GrpcStatusCode.PermissionDenied, "This lane may not hold the list.");
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
