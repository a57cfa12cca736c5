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
    /// <param name="parts">Where parts wait until they are whole.</param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    public static IEndpointConventionBuilder MapAttachments(
        this IEndpointRouteBuilder endpoints,
        IAttachmentStore store,
        IAttachmentParts parts,
        Func<GrpcCall, Producer?> identify)
    {
        var service = SyncReflection.Descriptor.Services.Single(one => one.Name == "Attachments");
        var intake = new AttachmentIntake(store, parts);
        return endpoints.MapGrpc(service, bind =>
        {
            bind.Unary<WantRequest, WantReply>("Want", (_, call) =>
                intake.WantedAsync(identify.LaneOf(call), call.CancellationToken));
            bind.Unary<Attachment, PutReply>("Put", (attachment, call) =>
                intake.TakeAsync(identify.LaneOf(call), attachment, call.CancellationToken));
            bind.Unary<AttachmentOffer, AttachmentState>("Offer", (offer, call) =>
                intake.OfferAsync(identify.LaneOf(call), offer, call.CancellationToken));
            bind.Unary<AttachmentPart, AttachmentState>("Send", (part, call) =>
                intake.SendAsync(identify.LaneOf(call), part, call.CancellationToken));
        });
    }

    internal static AttachmentName Name(AttachmentKey key) => new()
    {
        About = ByteString.CopyFrom(key.About.ToByteArray(bigEndian: true)), Kind = key.Kind,
    };
}
