using Bmis.Central.Watchlists.Entries;
using Npgsql;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// Removes prints with their entries, every minute: one that was withdrawn, is over or says them no more keeps none. What
/// headquarters added to an imported entry is kept when its source has the entry no more.
/// </summary>
internal sealed class EntryPrintKeeper(
    EntryPrintStore prints, ApprovedReader approved, TimeProvider clock, ILogger<EntryPrintKeeper> logger)
    : RecurringWork(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Looks once; says how many were removed.</summary>
    internal async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        // What is read now is not read again while the desk waits.
        await approved.CurrentAsync(cancellation);
        return await prints.RemoveAsync(SaidAsync, cancellation);
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            if (await RemoveAsync(cancellation) is > 0 and var removed)
                Log.FingersRemoved(logger, 0, removed);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.FingersNotRemoved(logger, fault.Message);
        }
    }

    private async Task<IEnumerable<PrintReference>> SaidAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var lists = await approved.CurrentAsync(cancellation);
        return lists.All
            .Where(entry => entry.Said.Samples.Count > 0
                && entry.On(today) is not (Standing.Withdrawn or Standing.Expired))
            .SelectMany(entry => entry.Said.Samples)
            .Concat(lists.Vanished.SelectMany(word => word.Entry!.Samples))
            .Select(PrintReference.Parse).OfType<PrintReference>();
    }
}
