using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Hits;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// The pictures that belong to entries: photographs of travellers and pictures of fingers, as far as the lane still has
/// them. Headquarters keeps those that it wants.
/// </summary>
internal sealed class StickAttachments(string laneFolder, MasterKeys keys)
{
    private readonly SealedFolder? _photographs = Open(Path.Combine(laneFolder, "photographs"), keys, "photograph");
    private readonly SealedFolder? _fingers = Open(Path.Combine(laneFolder, "fingers"), keys, "finger");

    /// <summary>How many pictures of an entry the lane has.</summary>
    internal int Count(Envelope entry) => Named(entry).Count(one => one.Folder.Holds(NameIn(one)));

    /// <summary>The pictures of an entry, one after the other.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal IEnumerable<(AttachmentKey Key, byte[] Content)> Of(Envelope entry)
    {
        foreach (var one in Named(entry))
        {
            if (one.Folder.Read(NameIn(one)) is { IsOpened: true, Content: { Length: <= AttachmentLimits.ContentBytes }
                content })
                yield return (one.Key, content);
        }
    }

    private static SealedFolder? Open(string path, MasterKeys keys, string purpose) =>
        Directory.Exists(path) && Directory.EnumerateFiles(path).Any() ? new SealedFolder(path, keys, purpose) : null;

    private static string NameIn(Picture one) => one.Folder.NameOf(Convert.FromHexString(one.Sha256));

    private IEnumerable<Picture> Named(Envelope entry) => entry switch
    {
        { Payload: null } => [],
        { Header.Kind: EntryKinds.Crossing, Payload: { } payload } when _photographs is not null =>
            OfCrossing(_photographs, payload.Span),
        { Header.Kind: EntryKinds.Fingerprints, Payload: { } payload } when _fingers is not null =>
            OfFingers(_fingers, payload.Span),
        _ => [],
    };

    private static IEnumerable<Picture> OfCrossing(SealedFolder folder, ReadOnlySpan<byte> payload) =>
        CrossingContract.TryRead(payload, out var crossing, out _) && crossing!.Photograph is { } photograph
            ? [new(folder, new AttachmentKey(crossing.CrossingId, HitPictures.Live), photograph.Sha256)]
            : [];

    private static IEnumerable<Picture> OfFingers(SealedFolder folder, ReadOnlySpan<byte> payload) =>
        FingerprintContract.TryRead(payload, out var happened, out _) && happened is FingersEnrolled enrolled
            ? enrolled.Fingers.Where(finger => finger.Sample is not null).Select(finger => new Picture(
                folder,
                new AttachmentKey(enrolled.EnrolmentId, FingerSamples.Kind(finger.Position)),
                finger.Sample!.Sha256))
            : [];

    private sealed record Picture(SealedFolder Folder, AttachmentKey Key, string Sha256);
}
