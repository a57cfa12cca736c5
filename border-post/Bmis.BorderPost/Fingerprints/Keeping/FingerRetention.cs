using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Fingerprints;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>
/// Once an hour: forgets enrolments and probes that are older than the country allows, and erases pictures that
/// headquarters has or that belong to nothing any more. After the file of prints was begun anew nothing can tell what
/// belongs to nothing: then a picture stays for as long as its enrolment might have.
/// </summary>
internal sealed class FingerRetention(
    PrintStore store,
    SampleShelf samples,
    IOptions<FingerprintsOptions> options,
    IOptions<HitsOptions> hits,
    TimeProvider clock,
    ILogger<FingerRetention> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Looks once; says how many pictures were erased.</summary>
    /// <exception cref="SqliteException">The disk failed.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    internal int Erase()
    {
        lock (samples.Gate)
        {
            var now = Clock.GetUtcNow();
            var oldest = now.AddDays(-options.Value.KeepDays);
            store.Forget(oldest, now.AddHours(-hits.Value.LateHours));
            var sent = store.SentBefore(now.AddDays(-options.Value.SampleDays)).ToHashSet();
            var kept = store.All().SelectMany(one => one.Event.Fingers
                .Where(finger => !sent.Contains((one.Id, finger.Position)))
                .Select(finger => finger.Sample).OfType<FingerSample>());
            return samples.EraseAllBut(kept, store.BeganAnewSince(oldest) ? oldest : DateTimeOffset.MaxValue);
        }
    }

    protected override Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            if (Erase() is > 0 and var erased) Log.FingersErased(logger, erased);
        }
        catch (Exception failure) when (failure is SqliteException or IOException)
        {
            Log.FingersNotKept(logger, failure);
        }

        return Task.CompletedTask;
    }
}
