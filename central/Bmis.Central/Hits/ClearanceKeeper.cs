using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>
/// Publishes of which entries travellers are cleared whenever that has changed, and every minute looks whether a
/// clearance is over. Expired and revoked ones are left out.
/// </summary>
internal sealed class ClearanceKeeper(
    Clearances clearances,
    ListPublisher publisher,
    PublishedLists lists,
    IOptions<HitsOptions> options,
    TimeProvider clock,
    ILogger<ClearanceKeeper> logger) : RecurringWork(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Publishes the list if it has changed; null when nothing was published.</summary>
    public async Task<long?> PublishAsync(CancellationToken cancellation)
    {
        if (!publisher.CanSign)
            return null;
        var active = await clearances.ActiveAsync(cancellation);
        if (active.Count == 0 && !await WasPublishedAsync(cancellation))
            return null;
        var lifetime = TimeSpan.FromDays(options.Value.ListLifetimeDays);
        return await publisher.PublishChangedAsync(
            ListNames.Clearances, ClearanceContract.Write(active), lifetime, cancellation);
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await PublishAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or StopException)
        {
            Log.ClearancesFailed(logger, fault.Message);
        }
    }

    private async Task<bool> WasPublishedAsync(CancellationToken cancellation) =>
        (await lists.RefreshAsync(cancellation)).Lists.Any(list => list.Manifest.Name == ListNames.Clearances);
}
