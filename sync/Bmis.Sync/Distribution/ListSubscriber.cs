using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Distribution;

/// <summary>
/// Keeps a lane's lists current for as long as it runs: watches the centre, fetches what is newer, goes on where a
/// cut or a kill stopped it. What fails is tried again; what is forged, older or unusable is refused. It goes on
/// watching between two chunks, so that no long download keeps a recall, a newer version or a shorter list waiting.
/// </summary>
public sealed class ListSubscriber
{
    private static readonly GrpcMethod<WatchRequest, WatchReply> Watch = new(Service, "Watch");
    private static readonly GrpcMethod<FetchRequest, ListChunk> Fetch = new(Service, "Fetch");
    private readonly GrpcChannel _channel;
    private readonly ListFolder _folder;
    private readonly ListSubscriberOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Reconnection _reconnection;

    /// <summary>Makes a subscriber that does nothing until <see cref="RunAsync"/>.</summary>
    /// <param name="channel">The way to the centre; it stays the caller's to dispose of.</param>
    /// <param name="folder">Where the lists go.</param>
    /// <param name="options">The settings.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Where arrivals and refusals are told.</param>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public ListSubscriber(
        GrpcChannel channel,
        ListFolder folder,
        ListSubscriberOptions options,
        TimeProvider time,
        ILogger<ListSubscriber> logger)
    {
        if (options.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        (_channel, _folder, _options, _time, _logger) = (channel, folder, options, time, logger);
        _reconnection = new Reconnection(options.FirstPause, options.LongestPause, time, Retrying);
    }

    /// <summary>Raised when a newer version is in place, from the subscriber's task: return soon.</summary>
    public event EventHandler<HeldList>? Arrived;

    private static Google.Protobuf.Reflection.ServiceDescriptor Service =>
        SyncReflection.Descriptor.Services.Single(one => one.Name == "Distribution");

    /// <summary>Runs until it is cancelled; it ends in no other way.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellation) => _reconnection.RunAsync(WatchAsync, cancellation);

    private async Task WatchAsync(CancellationToken cancellation)
    {
        var request = new WatchRequest { RootVersion = _folder.Trust?.Roles.Root.Version ?? 0 };
        foreach (var (name, held) in _folder.Held)
            request.Held.Add(new ListVersion { Name = name, Version = held.Manifest.Version });
        var options = new GrpcCallOptions { Patience = _options.Patience };
        using var call = _channel.ServerStream(Watch, request, options, cancellation);
        await using var replies = new ComingReplies<WatchReply>(call.ReadAllAsync, cancellation);
        var due = new DueLists(_folder.IsUrgent);
        while (true)
        {
            if (!replies.HasCome && due.Next is { } list)
                await TakeAsync(list, due, replies, cancellation);
            else
                await HearAsync(replies, due);
        }
    }

    private async Task HearAsync(ComingReplies<WatchReply> replies, DueLists due)
    {
        var reply = await replies.TakeAsync() ?? throw new DownloadFailedException("The centre ended the watch.");
        if (reply.Roles is { } roles && _folder.Trust is { } trust)
            Take(roles, trust);
        else if (reply.Manifest is { } manifest && Judge(manifest) is { } signed
            && _options.Wants?.Invoke(signed.Manifest) != false)
            due.Add(signed);
    }

    private void Take(Protocol.Roles message, LaneTrust trust)
    {
        if (message.Roles_.Count > RoleLimits.RolesAtOnce)
            throw new DownloadFailedException("The centre sent too many roles at once.");
        var read = message.Roles_.Select(RoleCodec.FromWire).ToList();
        var roles = read.Select(one => one.Role).OfType<Roles.SignedRole>().ToList();
        foreach (var unreadable in read.Where(one => !one.IsValid))
            _logger.RoleRefused("unknown", 0, unreadable.Fault);
        foreach (var (role, fault) in roles.Zip(trust.Take(roles)))
        {
            if (fault is not (RoleFault.None or RoleFault.AlreadyHeld))
                _logger.RoleRefused(role.Role.Kind.ToString(), role.Role.Version, fault);
        }
    }

    private SignedManifest? Judge(Protocol.SignedManifest message)
    {
        var judged = _folder.Judge(message);
        if (judged.Fault is not (ManifestFault.None or ManifestFault.AlreadyHeld))
            Refused(message, judged.Fault);
        return judged.Manifest;
    }

    // What was heard meanwhile may have made it one that does not count.
    private async Task TakeAsync(
        SignedManifest list, DueLists due, ComingReplies<WatchReply> replies, CancellationToken cancellation)
    {
        if (Judge(ManifestCodec.ToWire(list)) is not { } signed)
        {
            due.Done(list);
            return;
        }

        using var arrival = _folder.Begin(signed);
        if (!arrival.IsComplete)
            await FetchAsync(arrival, () => IsFirstAsync(list, due, replies), cancellation);
        if (!arrival.IsComplete)
            return;
        Commit(arrival, signed);
        due.Done(list);
    }

    private async ValueTask<bool> IsFirstAsync(SignedManifest list, DueLists due, ComingReplies<WatchReply> replies)
    {
        while (replies.HasCome)
            await HearAsync(replies, due);
        return ReferenceEquals(due.Next, list);
    }

    private void Commit(ListArrival arrival, SignedManifest signed)
    {
        var held = arrival.Commit();
        if (held is null && !_folder.IsUnusable(signed.Manifest))
            throw new DownloadFailedException($"The whole of {signed.Manifest} is not what was signed.");
        if (held is null)
        {
            _logger.ListRefused(signed.Manifest.Name, signed.Manifest.Version, ManifestFault.Content);
            return;
        }

        _logger.ListArrived(signed.Manifest.Name, signed.Manifest.Version);
        Arrived?.Invoke(this, held);
    }

    private async Task FetchAsync(
        ListArrival arrival, Func<ValueTask<bool>> goesOn, CancellationToken cancellation)
    {
        var request = new FetchRequest
        {
            Name = arrival.Manifest.Name,
            Version = arrival.Manifest.Version,
            FirstChunk = arrival.NextChunk,
        };
        var missing = arrival.Missing.ToList();
        if (missing.Count < arrival.Manifest.ChunkDigests.Count - arrival.NextChunk)
            request.Chunks.AddRange(missing);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = _time.CreateTimer(
            _ => patience.Cancel(), null, _options.ChunkTimeout, Timeout.InfiniteTimeSpan);
        using var call = _channel.ServerStream(Fetch, request, cancellationToken: patience.Token);
        try
        {
            await foreach (var chunk in call.ReadAllAsync(patience.Token))
            {
                timer.Change(_options.ChunkTimeout, Timeout.InfiniteTimeSpan);
                // A centre that does not know FetchRequest.chunks sends those, too, that the lane took from its disk.
                var verdict = arrival.Write(chunk.Index, chunk.Data.Span);
                if (verdict is not (ChunkVerdict.Accepted or ChunkVerdict.Duplicate))
                    throw new DownloadFailedException($"Chunk {arrival.NextChunk} of {arrival.Manifest}: {verdict}.");
                if (arrival.IsComplete || !await goesOn())
                    return;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DownloadFailedException($"Chunk {arrival.NextChunk} of {arrival.Manifest} is late.");
        }

        throw new DownloadFailedException($"The chunks of {arrival.Manifest} ended at {arrival.NextChunk}.");
    }

    // The name of a manifest that is not signed is anybody's text: it is logged only when it is a name.
    private void Refused(Protocol.SignedManifest message, ManifestFault fault)
    {
        var manifest = ManifestCodec.FromWire(message).Manifest?.Manifest;
        _logger.ListRefused(manifest?.Name ?? "unknown", manifest?.Version ?? 0, fault);
    }

    private void Retrying(Exception failure, TimeSpan pause) =>
        _logger.WatchBroken(failure.Message, pause);
}
