using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Inbox;

/// <summary>Every push stream of this process: who is it, take the lane over, receive, let go.</summary>
internal sealed class Intake(IInboxStore store, Func<GrpcCall, Producer?> identify, TimeProvider time, ILogger logger)
{
    private readonly StreamLeases _leases = new();

    public async Task PushAsync(
        IAsyncEnumerable<PushRequest> requests, IGrpcWriter<PushReply> replies, GrpcCall call)
    {
        var producer = identify.LaneOf(call);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
        await using var messages = requests.GetAsyncEnumerator(stop.Token);
        if (!await messages.MoveNextAsync())
            return;
        if (messages.Current.Hello is { } hello && hello.LaneId != producer.LaneId)
        {
            throw LaneRefusal.Of(
                GrpcStatusCode.PermissionDenied,
                RefusalReason.CertificateOfAnother,
                "The certificate is another lane's.");
        }

        using var lease = await _leases.TakeAsync(producer, call.CancellationToken);
        try
        {
            var held = await store.OpenAsync(producer, call.CancellationToken);
            var stream = new IntakeStream(producer, held, store, replies, time, logger);
            await stream.RunAsync(messages, stop, lease.Fenced, call.CancellationToken);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or GrpcException))
        {
            logger.IntakeFailed(producer.LaneId, failure);
            throw new GrpcException(GrpcStatusCode.Unavailable, "The centre cannot store now.", null, failure);
        }
    }
}
