using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Attachments;
using Bmis.Sync.Wire;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>
/// Sends headquarters the pictures of enrolled fingers that it wants, beside the journal. What cannot be sent now is
/// wanted again.
/// </summary>
internal sealed class SampleUplink(
    AttachmentUplink centre, PrintStore store, SampleShelf samples, TimeProvider clock, ILogger<SampleUplink> logger)
    : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Sends what is wanted now; says of how many pictures headquarters has heard.</summary>
    /// <exception cref="GrpcException">The centre is out of reach, or older than this lane.</exception>
    internal async Task<int> SendAsync(CancellationToken cancellation)
    {
        if (centre.Sender is not { } sender) return 0;
        var told = 0;
        foreach (var key in await sender.WantedAsync(cancellation))
            if (FingerSamples.Position(key.Kind) is { } position)
                told += await TrySendAsync(sender, key, position, cancellation) ? 1 : 0;
        return told;
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
    }

    // A picture that cannot be read, or that the centre does not take, keeps no other one back.
    private async Task<bool> TrySendAsync(
        AttachmentSender sender, AttachmentKey key, int position, CancellationToken cancellation)
    {
        try
        {
            return await SendAsync(sender, key, position, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException
            or GrpcException { IsTransient: false })
        {
            Log.SamplesNotSent(logger, failure);
            return false;
        }
    }

    private async Task<bool> SendAsync(
        AttachmentSender sender, AttachmentKey key, int position, CancellationToken cancellation)
    {
        var kept = store.Find(key.About);
        var finger = kept?.Event.Fingers.FirstOrDefault(one => one.Position == position);
        if (kept is not null && finger?.Sample is null)
            return await sender.SayNoneAsync(key, FingerSamples.NotTaken, cancellation);
        if (finger?.Sample is not { } sample || samples.Read(sample) is not { } picture)
            return await sender.SayNoneAsync(key, FingerSamples.Gone, cancellation);
        if (!await sender.SendAsync(key, picture, cancellation)) return false;
        store.NoteSent(key.About, position);
        return true;
    }
}
