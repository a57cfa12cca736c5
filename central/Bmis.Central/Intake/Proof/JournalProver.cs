using System.Data;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.Proof;

/// <summary>
/// Proves from the warehouse alone that a lane's journal is complete and unchanged: every entry, the chain, the
/// high-water row and the typed rows, as they stand at one moment. Entries are streamed, so memory stays flat.
/// </summary>
internal sealed class JournalProver(IWarehouse warehouse, RecordSeal seal)
{
    private const string SelectLanes =
        """
        select region_id, lane_id from lane where @only::text is null or lane_id = @only
        union select region_id, lane_id from producer
            where @only::text is null or lane_id = @only or split_part(lane_id, '+', 1) = @only
        """;

    private const string SelectHighWater =
        """
        select next_sequence - 1 as sequence, last_hash as hash, base_sequence, base_hash from producer
        where region_id = @RegionId and lane_id = @LaneId
        """;

    private const string SelectEntries =
        $"""
        select {StoredEntry.Columns} from envelope where region_id = @region and lane_id = @lane
        order by region_id, lane_id, sequence, stored_at
        """;

    /// <summary>Every lane that is registered or has a journal; one alone when it is named.</summary>
    public async Task<IReadOnlyList<ProvedLane>> LanesAsync(string? only, CancellationToken cancellation)
    {
        var lanes = new HashSet<ProvedLane>();
        foreach (var source in warehouse.All)
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            lanes.UnionWith(await connection.QueryAsync<ProvedLane>(
                new CommandDefinition(SelectLanes, new { only }, cancellationToken: cancellation)));
        }

        return [.. lanes.OrderBy(lane => lane.RegionId).ThenBy(lane => lane.LaneId, StringComparer.Ordinal)];
    }

    /// <summary>Walks one lane's journal to the first entry that does not fit, or to its end.</summary>
    public Task<JournalProof> ProveAsync(ProvedLane lane, CancellationToken cancellation) =>
        ProveAsync(lane, _ => Task.CompletedTask, cancellation);

    /// <summary>The same, saying now and then how far it is.</summary>
    public async Task<JournalProof> ProveAsync(
        ProvedLane lane, Func<long, Task> walked, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(lane.RegionId).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellation);
        var highWater = await connection.QuerySingleOrDefaultAsync<HighWater>(
            new CommandDefinition(SelectHighWater, lane, transaction, cancellationToken: cancellation));
        var walk = new EntryWalk(lane, highWater ?? new HighWater(), seal);
        var broken = await WalkAsync(walk, transaction, lane, walked, cancellation);
        var count = await AppliedRows.CountAsync(transaction, lane, cancellation);
        return new JournalProof
        {
            Lane = lane,
            Last = walk.Last,
            Count = count,
            Opened = walk.Opened,
            Erased = walk.Erased,
            Fault = Earlier(broken, count.Fault),
        };
    }

    private static async Task<ProofFault?> WalkAsync(
        EntryWalk walk,
        NpgsqlTransaction transaction,
        ProvedLane lane,
        Func<long, Task> walked,
        CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectEntries, transaction.Connection, transaction)
        {
            CommandTimeout = 0,
        };
        command.Parameters.AddWithValue("region", lane.RegionId);
        command.Parameters.AddWithValue("lane", lane.LaneId);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (walk.Take(StoredEntry.Read(rows)) is { } fault)
                return fault;
            if (walk.Last.Sequence % ProofParameters.EntriesAStep == 0)
                await walked(walk.Last.Sequence);
        }

        return walk.End();
    }

    private static ProofFault? Earlier(ProofFault? one, ProofFault? other) =>
        one is null || other?.Sequence < one.Sequence ? other : one;
}
