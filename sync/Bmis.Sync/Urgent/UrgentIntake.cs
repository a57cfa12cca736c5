using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Urgent;

/// <summary>The centre's side of a notice: checks an entry as intake does, as far as one alone can be.</summary>
internal sealed class UrgentIntake(IUrgentStore store, ILogger logger)
{
    public async Task<NoticeReply> TakeAsync(Producer lane, UrgentNotice notice, CancellationToken cancellation)
    {
        if (HelloReader.Epoch(notice.Epoch) is not { } epoch || Read(notice) is not { } envelope)
            throw Refuse(lane, RefusalReason.Malformed, 0);
        if (Fault(lane, notice, envelope) is { } fault)
            throw Refuse(lane, fault, envelope.Sequence);
        try
        {
            return new NoticeReply { Settled = await store.KeepAsync(lane.In(epoch), envelope, cancellation) };
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or GrpcException))
        {
            logger.IntakeFailed(lane.LaneId, failure);
            throw new GrpcException(GrpcStatusCode.Unavailable, "The centre cannot store now.", null, failure);
        }
    }

    private static Envelope? Read(UrgentNotice notice) =>
        notice.Envelope is { } message
        && notice.PreviousHash.Length == EnvelopeLimits.HashBytes
        && EnvelopeCodec.FromWire(message).Envelope is { IsErased: false } envelope
            ? envelope
            : null;

    private static RefusalReason? Fault(Producer lane, UrgentNotice notice, Envelope envelope)
    {
        if (envelope.Header.LaneId != lane.LaneId)
            return RefusalReason.WrongLane;
        var before = new Checkpoint(envelope.Sequence - 1, notice.PreviousHash.Memory);
        return new ChainVerifier(lane, before).Accept(envelope) is null ? null : RefusalReason.BrokenChain;
    }

    private GrpcException Refuse(Producer lane, RefusalReason reason, long sequence)
    {
        logger.NoticeRefused(lane.LaneId, reason, sequence);
        return new GrpcException(GrpcStatusCode.InvalidArgument, "The notice does not hold together.");
    }
}
