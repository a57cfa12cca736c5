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
            bind.ServerStream<WatchRequest, WatchReply>("Watch", (request, replies, call) =>
                WatchAsync(source, request, replies, time, Of(call)));
            bind.ServerStream<FetchRequest, ListChunk>("Fetch", (request, replies, call) =>
                FetchAsync(source, request, replies, Of(call)));
        });

        Watcher Of(GrpcCall call)
        {
            var lane = identify.LaneOf(call);
            return new(lane, list => mayHold(lane, list, call.CancellationToken), call.CancellationToken);
        }
    }

    private static async Task WatchAsync(
        IListSource source, WatchRequest request, IGrpcWriter<WatchReply> replies, TimeProvider time, Watcher watcher)
    {
        if (request.Held.Count > ListLimits.Lists)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "Too many lists are held.");
        var told = new ToldLists(request, watcher.Lane);
        while (true)
        {
            var catalogue = await source.CurrentAsync(watcher.Cancellation);
            foreach (var roles in told.NewRoles(catalogue))
                await replies.WriteAsync(new WatchReply { Roles = roles }, watcher.Cancellation);
            foreach (var list in told.NewLists(catalogue))
            {
                if (!await watcher.MayHold(list.Manifest.Name))
                    continue;
                await replies.WriteAsync(new() { Manifest = ManifestCodec.ToWire(list) }, watcher.Cancellation);
                told.Note(list.Manifest);
            }

            while (!await IsBeyondAsync(source, catalogue.Revision, time, watcher.Cancellation))
                await replies.WriteAsync(ToldLists.Heartbeat(catalogue), watcher.Cancellation);
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
        IListSource source, FetchRequest request, IGrpcWriter<ListChunk> replies, Watcher watcher)
    {
        if (!ListLimits.IsName(request.Name) || request.FirstChunk is < 0 or > ListLimits.Chunks)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The list's name or chunk breaks a limit.");
        if (!await watcher.MayHold(request.Name))
            throw new GrpcException(GrpcStatusCode.PermissionDenied, "This lane may not hold the list.");
        var isFound = false;
        foreach (var index in Wanted(request))
        {
            var chunk = await source.ReadChunkAsync(request.Name, request.Version, index, watcher.Cancellation);
            if (chunk is not { } data)
                break;
            isFound = true;
            var message = new ListChunk { Index = index, Data = UnsafeByteOperations.UnsafeWrap(data) };
            await replies.WriteAsync(message, watcher.Cancellation);
        }

        if (!isFound)
            throw new GrpcException(GrpcStatusCode.NotFound, "This version of the list is not kept.");
    }

    private static IEnumerable<int> Wanted(FetchRequest request)
    {
        if (request.Chunks.Count > ListLimits.Chunks
            || request.Chunks.Zip(request.Chunks.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The chunks that are asked for do not rise.");
        return request.Chunks.Count > 0
            ? request.Chunks
            : Enumerable.Range(request.FirstChunk, ListLimits.Chunks + 1);
    }

    // Who asks, and what it may hold.
    private sealed record Watcher(
        Producer Lane, Func<string, ValueTask<bool>> MayHold, CancellationToken Cancellation);
}
