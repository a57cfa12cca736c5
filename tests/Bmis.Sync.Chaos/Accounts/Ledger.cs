using Bmis.Sync.Chaos.Faults;
using Bmis.Sync.Chaos.Lanes;
using Npgsql;

namespace Bmis.Sync.Chaos.Accounts;

/// <summary>
/// Sets what the lanes were promised against what the warehouse holds: receipts, acknowledgements, numbers, crossings
/// and the chain.
/// </summary>
internal sealed class Ledger(Country country)
{
    private const string Everything = "select count(*) from envelope where lane_id <> $1";

    private const string Crossings = "select count(distinct crossing_id) from crossing where lane_id = $1";

    private const string DoubledCrossings =
        "select count(*) - count(distinct crossing_id) from crossing where lane_id = $1";

    private const string StoredLater =
        "select count(*) from envelope where lane_id = $1 and sequence <= $2 and stored_at > $3";

    private readonly List<Finding> _findings = [];

    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Crossings that have a receipt by now.</summary>
    internal int Recorded()
    {
        foreach (var lane in country.Lanes)
            lane.Receipts.Update();
        return country.Lanes.Sum(lane => lane.Receipts.Receipts.Count);
    }

    /// <summary>Appends that a full disk refused.</summary>
    internal int Failures => country.Lanes.Sum(lane => lane.Receipts.Failures);

    /// <summary>Up to which number each lane was told that everything is stored.</summary>
    internal IReadOnlyDictionary<string, long> Promised()
    {
        Recorded();
        return country.Lanes.ToDictionary(lane => lane.Id, lane => lane.Receipts.Acknowledged);
    }

    /// <summary>Compares the warehouse, as it has come back, with what was promised before.</summary>
    internal async Task CompareAsync(IReadOnlyDictionary<string, long> promised, Fault after)
    {
        await using var connection = await OpenAsync();
        foreach (var (lane, sequence) in promised)
        {
            var held = await NumberAsync(
                connection, "select coalesce(max(sequence), 0) from envelope where lane_id = $1", lane);
            Find(FindingKind.Lost, sequence - held, $"acknowledged to {lane}, after {after.Kind}");
        }
    }

    /// <summary>The last number of which each lane has a receipt.</summary>
    internal IReadOnlyDictionary<string, long> Heads()
    {
        Recorded();
        return country.Lanes.ToDictionary(lane => lane.Id, lane => lane.Receipts.Head);
    }

    /// <summary>
    /// The same after a fail-over that nobody held up: what had been acknowledged by then was stored before, and not
    /// sent again by a lane that found it missing.
    /// </summary>
    internal async Task CompareStoredAsync(IReadOnlyDictionary<string, long> promised, DateTimeOffset lost)
    {
        await using var connection = await OpenAsync();
        foreach (var (lane, sequence) in promised)
        {
            await using var command = new NpgsqlCommand(StoredLater, connection)
            {
                Parameters = { new() { Value = lane }, new() { Value = sequence }, new() { Value = lost.UtcDateTime } },
            };
            var later = (long)(await command.ExecuteScalarAsync())!;
            Find(FindingKind.Lost, later, $"acknowledged to {lane} before the fail-over, and sent again after it");
        }
    }

    /// <summary>Whether there are as many entries as the lanes are to record.</summary>
    internal async Task<bool> HasEverythingAsync()
    {
        await using var connection = await OpenAsync();
        return await NumberAsync(connection, Everything, "")
            >= country.Lanes.Sum(lane => (long)lane.Settings.Crossings);
    }

    /// <summary>The last account, when everything should have arrived.</summary>
    /// <param name="read">How many rows a reader has seen that followed intake.</param>
    internal async Task CloseAsync(long read)
    {
        Recorded();
        await using var connection = await OpenAsync();
        foreach (var lane in country.Lanes)
            await CloseAsync(connection, lane);
        Find(
            FindingKind.Missed,
            await NumberAsync(connection, Everything, "") - read,
            "rows that a reader beside the writers never saw");
        foreach (var centre in country.Centres.Where(centre => centre.Failure is not null))
            Find(FindingKind.Failed, 1, $"a server ended by itself: {centre.Failure}");
    }

    private async Task CloseAsync(NpgsqlConnection connection, Lane lane)
    {
        var stored = await StoredAsync(connection, lane.Id);
        var receipts = lane.Receipts.Receipts;
        Find(FindingKind.Stuck, lane.Settings.Crossings - receipts.Count, $"{lane.Id} did not record them");
        var beyond = receipts.Values.Count(receipt => receipt.Sequence > stored.Count);
        Find(FindingKind.Stuck, beyond, $"{lane.Id} did not deliver them");
        var missing = receipts.Values.Count(receipt =>
            receipt.Sequence <= stored.Count && stored[(int)receipt.Sequence - 1] != receipt.Id);
        Find(FindingKind.Lost, missing, $"receipts of {lane.Id} whose number holds something else");
        Find(FindingKind.Doubled, stored.Count - receipts.Count + beyond, $"entries of {lane.Id} beyond its receipts");
        Find(FindingKind.Doubled, stored.Count - stored.Distinct().Count(), $"entries of {lane.Id}");
        Find(FindingKind.Doubled, lane.Receipts.Contradictions, $"receipts of {lane.Id} for one crossing");
        Find(FindingKind.Doubled, await NumberAsync(connection, DoubledCrossings, lane.Id), $"crossings of {lane.Id}");
        Find(FindingKind.Lost, stored.Count - await NumberAsync(connection, Crossings, lane.Id), $"rows of {lane.Id}");
        Find(FindingKind.Failed, lane.HasFailed ? 1 : 0, $"{lane.Id} ended by itself");
        foreach (var refusal in lane.Receipts.Refusals.GroupBy(reason => reason))
            Find(FindingKind.Failed, refusal.Count(), $"{lane.Id} was refused: {refusal.Key}");
        await ProveAsync(lane);
    }

    // By the product's own proof: chain, payloads, high-water row, typed rows.
    private async Task ProveAsync(Lane lane)
    {
        try
        {
            await country.CentralAsync("", "journal", "prove", "--lane", lane.Id);
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            Find(FindingKind.Broken, 1, failure.Message);
        }
    }

    private void Find(FindingKind kind, long count, string words)
    {
        if (count <= 0)
            return;
        lock (_findings)
            _findings.Add(new(kind, count, words));
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(country.Warehouse);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql, string lane)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = lane } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<Guid>> StoredAsync(NpgsqlConnection connection, string lane)
    {
        const string select = "select entry_id from envelope where lane_id = $1 order by sequence";
        await using var command = new NpgsqlCommand(select, connection) { Parameters = { new() { Value = lane } } };
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
            ids.Add(rows.GetGuid(0));
        return ids;
    }
}
