using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Erases, at start and every hour, what the centre has and the lane has kept long enough, but for what somebody still
/// has to act on.
/// </summary>
internal sealed class JournalRetention(
    Journal journal,
    IEnumerable<IKeptEntries> keepers,
    IOptions<JournalOptions> options,
    TimeProvider clock,
    ILogger<JournalRetention> logger)
    : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override Task WorkAsync(CancellationToken cancellation) => RunOnceAsync(cancellation);

    /// <summary>A failure of the disk is told and tried again in an hour: the lane goes on.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellation)
    {
        try
        {
            var now = Clock.GetUtcNow();
            long[] kept = [.. keepers.SelectMany(one => one.Numbers())];
            var erased = await journal.EraseAsync(now.AddDays(-options.Value.RetentionDays), kept, cancellation);
            if (options.Value.RowDays > 0)
                await journal.RemoveAsync(now.AddDays(-options.Value.RowDays), cancellation);
            if (erased > 0)
                Log.EntriesErased(logger, erased);
        }
        catch (JournalException failure)
        {
            Log.CannotErase(logger, failure.IsTransient, failure);
        }
    }
}
