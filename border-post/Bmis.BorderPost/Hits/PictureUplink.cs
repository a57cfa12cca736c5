using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Attachments;
using Bmis.Sync.Wire;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// Sends headquarters the pictures that it wants of travellers with a hit, beside the journal: no entry and no receipt
/// tells of it, so that a discreet hit shows in no number. What cannot be sent now is wanted again.
/// </summary>
internal sealed class PictureUplink(
    AttachmentUplink centre,
    InspectionDesk desk,
    HitPortraits portraits,
    CaseChips chips,
    LaneRecords records,
    PhotoShelf shelf,
    TimeProvider clock,
    ILogger<PictureUplink> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Sends what is wanted now; says of how many pictures headquarters has heard.</summary>
    /// <exception cref="GrpcException">The centre is out of reach, or older than this lane.</exception>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal async Task<int> SendAsync(CancellationToken cancellation)
    {
        if (centre.Sender is not { } sender) return 0;
        // Pictures of fingers are sent by their own room.
        var wanted = (await sender.WantedAsync(cancellation))
            .Where(one => FingerSamples.Position(one.Kind) is null).ToList();
        if (wanted.Count == 0) return 0;
        var known = records.Recent().ToDictionary(one => one.Current.CrossingId, one => one.Current);
        var told = 0;
        foreach (var key in wanted.Where(one => one.About != desk.State.Active?.Id && !IsBeingRead(one)))
            told += await TrySendAsync(sender, key, known.GetValueOrDefault(key.About), cancellation) ? 1 : 0;
        return told;
    }

    // An officer may refer before the chip has been read to the end.
    private bool IsBeingRead(AttachmentKey key) =>
        key.Kind == HitPictures.Portrait
        && desk.State.Previous is { } previous
        && previous.Inspection.Id == key.About
        && previous.Inspection.Outcomes.All(one => one.Check != ChipCheck.Key)
        && Clock.GetUtcNow() - previous.DecidedAt < ChipCheck.Limit;

    // A picture that cannot be read, or that the centre does not take, keeps no other one back.
    private async Task<bool> TrySendAsync(
        AttachmentSender sender, AttachmentKey key, Crossing? record, CancellationToken cancellation)
    {
        try
        {
            return await SendAsync(sender, key, record, cancellation);
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or GrpcException { IsTransient: false })
        {
            Log.PicturesNotSent(logger, failure);
            return false;
        }
    }

    // The page's bar says how the link stands; that pictures wait is no trouble of its own.
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await SendAsync(cancellation);
        }
        catch (GrpcException)
        {
        }
        catch (JournalException failure)
        {
            Log.PicturesNotSent(logger, failure);
        }
    }

    private async Task<bool> SendAsync(
        AttachmentSender sender, AttachmentKey key, Crossing? record, CancellationToken cancellation)
    {
        var (picture, absence) = key.Kind switch
        {
            HitPictures.Live => Live(record),
            HitPictures.Portrait => Portrait(key.About, record),
            _ => (null, HitPictures.NotTaken),
        };
        var taken = picture is { Length: <= HitPictures.MostBytes }
            ? await sender.SendAsync(key, picture, cancellation)
            : await sender.SayNoneAsync(key, absence, cancellation);
        if (key.Kind == HitPictures.Portrait) portraits.Forget(key.About);
        return taken;
    }

    private (byte[]? Picture, string Absence) Live(Crossing? record) => record switch
    {
        null => (null, HitPictures.Gone),
        { Photograph: { } photograph } => (shelf.Read(photograph), HitPictures.Gone),
        _ => (null, HitPictures.NotTaken),
    };

    // What was read of a chip that did not answer has no portrait, and neither has one that never lay there.
    private (byte[]? Picture, string Absence) Portrait(Guid crossing, Crossing? record)
    {
        var hadChip = record is null || record.Checks.Any(one =>
            one is { Check: ChipCheck.Key, Result: not (CheckResult.NotPerformed or CheckResult.NotSupported) });
        // A hit that came late has it as long as the referred traveller's case is open.
        var portrait = portraits.Find(crossing) ?? chips.Find(crossing)?.Portrait;
        return (portrait, hadChip ? HitPictures.Gone : HitPictures.NotTaken);
    }
}
