using System.Security.Cryptography;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>Every push stream of this process: who is it, take the lane over, receive, let go.</summary>
internal sealed class Intake(IInboxStore store, Func<GrpcCall, Producer?> identify, TimeProvider time, ILogger logger)
{
    private readonly StreamLeases _leases = new();

    public async Task PushAsync(
        IAsyncEnumerable<PushRequest> requests, IGrpcWriter<PushReply> replies, GrpcCall call)
    {
        var lane = identify.LaneOf(call);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
        await using var messages = requests.GetAsyncEnumerator(stop.Token);
        if (!await messages.MoveNextAsync())
            return;
        var hello = messages.Current.Hello ?? new Hello { LaneId = lane.LaneId };
        if (hello.LaneId != lane.LaneId)
        {
            throw LaneRefusal.Of(
                GrpcStatusCode.PermissionDenied,
                RefusalReason.CertificateOfAnother,
                "The certificate is another lane's.");
        }

        var producer = HelloReader.Epoch(hello) is { } epoch ? lane.In(epoch) : lane;
        using var lease = await _leases.TakeAsync(producer, call.CancellationToken);
        try
        {
            var greeting = new LaneGreeting(
                HelloReader.Acknowledged(hello) ?? Checkpoint.Start,
                call.PeerCertificate?.GetCertHash(HashAlgorithmName.SHA256));
            if (await store.OpenAsync(producer, greeting, call.CancellationToken) is { } branch)
            {
                var stream = new IntakeStream(branch, store, replies, time, logger);
                await stream.RunAsync(messages, stop, lease.Fenced, call.CancellationToken);
            }
            else
                await TooManyAsync(lane, replies, call.CancellationToken);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or GrpcException))
        {
            logger.IntakeFailed(producer.Key, failure);
            throw new GrpcException(GrpcStatusCode.Unavailable, "The centre cannot store now.", null, failure);
        }
    }

    private async ValueTask TooManyAsync(Producer lane, IGrpcWriter<PushReply> replies, CancellationToken call)
    {
        var limit = new Quarantine(RefusalReason.EpochLimit, 0, default);
        logger.LaneRefused(lane.LaneId, limit.Reason, limit.Sequence);
        await store.QuarantineAsync(lane, limit, call);
        await replies.WriteAsync(new PushReply { Refusal = new Refusal { Reason = limit.Reason } }, call);
    }
}
