using System.Collections.Concurrent;
using System.Diagnostics;
using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>
/// Searches the crossings of the last days for whoever a new or changed entry of the published list means. A sieve of
/// those entries alone, with a lower cutoff, goes over the rows; the whole list then decides by the record itself, so
/// that a hit says what a lane would have said. Of several servers one works at a time.
/// </summary>
internal sealed class BackSearch(
    IWarehouse warehouse,
    RecordSeal seal,
    CrossingStore crossings,
    PublishedAlerts alerts,
    IOptions<HitsOptions> options,
    TimeProvider clock,
    ILogger<BackSearch> logger) : RecurringWork(Interval, clock)
{
    // How much less the sieve asks for: on a list of few entries no word counts as common.
    private const double Margin = 0.06;

    private const int RowsAtOnce = 4000;

    private const string SelectRows =
        """
        select region_id, lane_id, sequence, nationality, issuing_state, sex, personal from crossing
        where region_id = @region and crossed_at >= @from and not is_drill
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Searches for what is new; null when nothing is, or another server is at it.</summary>
    internal async Task<BackSearchProgress?> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await BackSearchLedger.TryHoldAsync(transaction)
            || await alerts.CurrentAsync(cancellation) is not { } list)
            return null;
        var ledger = new BackSearchLedger(transaction);
        if ((await ledger.ReadAsync())?.Version >= list.Version)
            return null;
        var began = Stopwatch.GetTimestamp();
        var digests = list.Entries.ToDictionary(entry => entry.Id, EntryDigest.Of, StringComparer.Ordinal);
        var changed = await ChangedAsync(ledger, list, digests);
        var (searched, hits) = changed.Count == 0 ? (0, 0) : await SearchAsync(list, changed, cancellation);
        var done = new BackSearchProgress
        {
            Version = list.Version,
            SearchedAt = Clock.GetUtcNow().UtcDateTime,
            Entries = changed.Count,
            Crossings = searched,
            Hits = hits,
            Took = Stopwatch.GetElapsedTime(began),
        };
        await ledger.WriteAsync(digests, done);
        await transaction.CommitAsync(cancellation);
        Log.BackSearched(logger, done.Version, done.Crossings, done.Entries, done.Took, done.Hits);
        return done;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.BackSearchFailed(logger, fault.Message);
        }
    }

    // Entries without an action and those whose time is over are hit at no lane either; an invented person has no past.
    private async Task<List<AlertEntry>> ChangedAsync(
        BackSearchLedger ledger, AlertSnapshot list, Dictionary<string, string> digests)
    {
        var known = await ledger.KnownAsync();
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        return [.. list.Entries.Where(entry => known.GetValueOrDefault(entry.Id) != digests[entry.Id]
            && !entry.Actions.AreNone
            && !entry.IsDrill
            && !(entry.Terms.ExpiresOn < today))];
    }

    private async Task<(long Searched, int Hits)> SearchAsync(
        AlertSnapshot list,
        List<AlertEntry> changed,
        CancellationToken cancellation)
    {
        var parameters = list.Parameters with { Cutoff = list.Parameters.Cutoff - Margin };
        var sieve = AlertSnapshot.Build(list.Name, list.Version, changed, parameters);
        var wanted = changed.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var (searched, hits) = (0L, 0);
        foreach (var region in await RegionsAsync(cancellation))
        {
            var found = new List<StoredHit>();
            await foreach (var rows in RowsAsync(region, cancellation))
            {
                searched += rows.Count;
                foreach (var row in Sift(sieve, rows))
                    found.AddRange(await JudgeAsync(list, wanted, row, cancellation));
            }

            hits += await AddAsync(region, found, cancellation);
        }

        return (searched, hits);
    }

    private ConcurrentBag<PastTraveller> Sift(AlertSnapshot sieve, List<PastTraveller> rows)
    {
        var caught = new ConcurrentBag<PastTraveller>();
        Parallel.ForEach(rows, row =>
        {
            if (row.Query(seal) is { } query && sieve.Screen(query).Count > 0)
                caught.Add(row);
        });
        return caught;
    }

    private async Task<IEnumerable<StoredHit>> JudgeAsync(
        AlertSnapshot list,
        HashSet<string> wanted,
        PastTraveller row,
        CancellationToken cancellation)
    {
        var record = await crossings.ReadRecordAsync(row.RegionId, row.LaneId, row.Sequence, cancellation);
        if (record is null)
            return [];
        return list.Screen(TravellerQuery.Of(record.Traveller, record.Document))
            .Where(candidate => wanted.Contains(candidate.Entry.Id)
                && PastHit.ActionIn(record.Direction, candidate.Entry) != AlertAction.None)
            .Select(candidate => PastHit.Of(
                seal, row.RegionId, row.LaneId, row.Sequence, record, candidate, list.Version, Clock.GetUtcNow()));
    }

    private async Task<int> AddAsync(int region, List<StoredHit> found, CancellationToken cancellation)
    {
        if (found.Count == 0)
            return 0;
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var added = await HitRows.AddAsync(transaction, found);
        await transaction.CommitAsync(cancellation);
        return added;
    }

    private async Task<List<int>> RegionsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<int>("select distinct region_id from post order by region_id")];
    }

    private async IAsyncEnumerable<List<PastTraveller>> RowsAsync(
        int region, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = Clock.GetUtcNow().AddDays(-options.Value.BackSearchDays);
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = new List<PastTraveller>(RowsAtOnce);
        await foreach (var row in connection.QueryUnbufferedAsync<PastTraveller>(SelectRows, new { region, from })
            .WithCancellation(cancellation))
        {
            rows.Add(row);
            if (rows.Count < RowsAtOnce)
                continue;
            yield return rows;
            rows = new List<PastTraveller>(RowsAtOnce);
        }

        if (rows.Count > 0)
            yield return rows;
    }
}
