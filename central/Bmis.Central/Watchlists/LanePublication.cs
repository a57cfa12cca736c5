using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Publishes what lanes screen against, entries and their prints, when it has changed. Servers publish one after the
/// other, so that what was read earlier never follows what was read later. An urgent entry is for every lane at once:
/// it ends a roll-out.
/// </summary>
internal sealed class LanePublication(
    LaneEntries lanes,
    AlertPrintList prints,
    ListPublisher publisher,
    IWarehouse warehouse,
    IOptions<WatchlistsOptions> options)
{
    private const string Turn = "select pg_advisory_xact_lock(hashtextextended('alert lanes', 0))";

    private string _published = "";

    /// <summary>Publishes and returns the version; null when lanes have it all already.</summary>
    /// <exception cref="CommandLine.StopException">There is no key to sign with.</exception>
    public async Task<long?> PublishAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(Turn, transaction: transaction);
        var (key, entries) = await lanes.TodayAsync(cancellation);
        if (Volatile.Read(ref _published) == key) return null;
        if (await ProposalStore.HasOpenUrgentAsync(transaction))
            await publisher.EndRollOutAsync(ListNames.Alert, cancellation);
        var lifetime = TimeSpan.FromDays(options.Value.LifetimeDays);
        var version = await publisher.PublishChangedAsync(
            ListNames.Alert, AlertListFile.Write([.. entries]), lifetime, cancellation);
        await prints.PublishAsync(entries, lifetime, cancellation);
        Volatile.Write(ref _published, key);
        return version;
    }

    /// <summary>The same, where there is a key and anything was ever approved.</summary>
    public async Task<long?> PublishDueAsync(CancellationToken cancellation) =>
        publisher.CanSign && await lanes.HasAnyAsync(cancellation) ? await PublishAsync(cancellation) : null;
}
