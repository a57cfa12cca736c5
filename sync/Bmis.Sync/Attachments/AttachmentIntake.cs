using System.Security.Cryptography;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Attachments;

/// <summary>The centre's side of the calls about attachments: checks, keeps parts, hands over what is whole.</summary>
internal sealed class AttachmentIntake(IAttachmentStore store, IAttachmentParts parts)
{
    public async Task<WantReply> WantedAsync(Producer lane, CancellationToken cancellation)
    {
        var wanted = await store.WantedAsync(lane, cancellation);
        return new WantReply { Wanted = { wanted.Take(AttachmentLimits.MostWanted).Select(AttachmentService.Name) } };
    }

    public async Task<PutReply> TakeAsync(Producer lane, Attachment attachment, CancellationToken cancellation)
    {
        var isAbsent = attachment.Absence.Length > 0;
        if (AttachmentLimits.Read(attachment.Name) is not { } key
            || attachment.Content.Length > AttachmentLimits.PartBytes
            || isAbsent == attachment.Content.Length > 0
            || (isAbsent && !AttachmentLimits.IsCode(attachment.Absence)))
            throw Refusal();
        var kept = await store.TakeAsync(lane, key, attachment.Content.Memory, attachment.Absence, cancellation);
        // What was erased meanwhile at the lane leaves no part behind here.
        if (isAbsent)
            await parts.DropAsync(lane, key, cancellation);
        return new PutReply { Kept = kept };
    }

    public async Task<AttachmentState> OfferAsync(
        Producer lane, AttachmentOffer message, CancellationToken cancellation)
    {
        if (AttachmentLimits.Read(message) is not { } offered)
            throw Refusal();
        if (!await IsWantedAsync(lane, offered.Key, cancellation))
            return await UnwantedAsync(lane, offered.Key, cancellation);
        return new AttachmentState { Wanted = true, Held = await parts.HeldAsync(lane, offered, cancellation) };
    }

    public async Task<AttachmentState> SendAsync(Producer lane, AttachmentPart part, CancellationToken cancellation)
    {
        if (AttachmentLimits.Read(part.Of) is not { } offered
            || part.Data.Length > AttachmentLimits.PartBytes
            || part.Offset < 0
            || part.Offset > offered.Length - part.Data.Length)
            throw Refusal();
        if (!await IsWantedAsync(lane, offered.Key, cancellation))
            return await UnwantedAsync(lane, offered.Key, cancellation);
        var held = await parts.AppendAsync(lane, offered, part.Offset, part.Data.Memory, cancellation);
        return held < offered.Length
            ? new AttachmentState { Wanted = true, Held = held }
            : await EndAsync(lane, offered, cancellation);
    }

    // Parts that together are not what was offered are worth nothing, and the lane begins anew the next time.
    private async Task<AttachmentState> EndAsync(
        Producer lane, OfferedAttachment offered, CancellationToken cancellation)
    {
        var whole = await parts.ReadAsync(lane, offered, cancellation);
        var kept = SHA256.HashData(whole).AsSpan().SequenceEqual(offered.Sha256.Span)
            && await store.TakeAsync(lane, offered.Key, whole, "", cancellation);
        await parts.DropAsync(lane, offered.Key, cancellation);
        return new AttachmentState { Wanted = true, Held = kept ? offered.Length : 0, Kept = kept };
    }

    private async Task<AttachmentState> UnwantedAsync(
        Producer lane, AttachmentKey key, CancellationToken cancellation)
    {
        await parts.DropAsync(lane, key, cancellation);
        return new AttachmentState();
    }

    private async Task<bool> IsWantedAsync(Producer lane, AttachmentKey key, CancellationToken cancellation) =>
        (await store.WantedAsync(lane, cancellation)).Contains(key);

    private static GrpcException Refusal() =>
        new(GrpcStatusCode.InvalidArgument, "The attachment breaks a limit.");
}
