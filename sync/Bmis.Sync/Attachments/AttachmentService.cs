using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bmis.Sync.Attachments;

/// <summary>Takes attachments from the lanes at the centre.</summary>
public static class AttachmentService
{
    /// <summary>Serves <c>bmis.sync.v1.Attachments</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="store">Where attachments go.</param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    public static IEndpointConventionBuilder MapAttachments(
        this IEndpointRouteBuilder endpoints, IAttachmentStore store, Func<GrpcCall, Producer?> identify)
    {
        var service = SyncReflection.Descriptor.Services.Single(one => one.Name == "Attachments");
        return endpoints.MapGrpc(service, bind =>
        {
            bind.Unary<WantRequest, WantReply>("Want", (_, call) =>
                WantedAsync(store, identify.LaneOf(call), call.CancellationToken));
            bind.Unary<Attachment, PutReply>("Put", (attachment, call) =>
                TakeAsync(store, identify.LaneOf(call), attachment, call.CancellationToken));
        });
    }

    private static async Task<WantReply> WantedAsync(
        IAttachmentStore store, Producer lane, CancellationToken cancellation)
    {
        var wanted = await store.WantedAsync(lane, cancellation);
        return new WantReply { Wanted = { wanted.Take(AttachmentLimits.MostWanted).Select(Name) } };
    }

    private static async Task<PutReply> TakeAsync(
        IAttachmentStore store, Producer lane, Attachment attachment, CancellationToken cancellation)
    {
        var isAbsent = attachment.Absence.Length > 0;
        if (AttachmentLimits.Read(attachment.Name) is not { } key
            || attachment.Content.Length > AttachmentLimits.ContentBytes
            || isAbsent == attachment.Content.Length > 0
            || (isAbsent && !AttachmentLimits.IsCode(attachment.Absence)))
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The attachment breaks a limit.");
        return new PutReply
        {
            Kept = await store.TakeAsync(lane, key, attachment.Content.Memory, attachment.Absence, cancellation),
        };
    }

    internal static AttachmentName Name(AttachmentKey key) => new()
    {
        About = ByteString.CopyFrom(key.About.ToByteArray(bigEndian: true)), Kind = key.Kind,
    };
}
