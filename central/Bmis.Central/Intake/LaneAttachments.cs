using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Hits.Photographs;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake;

/// <summary>What is wanted of lanes beside their journals: pictures of travellers, then of fingers.</summary>
internal sealed class LaneAttachments(TravellerPhotographs photographs, FingerSampleStore fingers)
    : IAttachmentStore
{
    public async ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(Producer lane, CancellationToken cancellation)
    {
        var faces = await photographs.WantedAsync(lane, cancellation);
        return faces.Count == AttachmentLimits.MostWanted
            ? faces
            : [.. faces.Concat(await fingers.WantedAsync(lane, cancellation)).Take(AttachmentLimits.MostWanted)];
    }

    public ValueTask<bool> TakeAsync(
        Producer lane,
        AttachmentKey key,
        ReadOnlyMemory<byte> content,
        string absence,
        CancellationToken cancellation) =>
        FingerSamples.Position(key.Kind) is null
            ? photographs.TakeAsync(lane, key, content, absence, cancellation)
            : fingers.TakeAsync(lane, key, content, absence, cancellation);
}
