using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.Proof;

/// <summary>Keeps the newest proof of each lane's journal, so that every server's pages show it.</summary>
internal sealed class ProofStore(IWarehouse warehouse, TimeProvider clock)
{
    private const string Select =
        """
        select begun_at, begun_by, heard_at, walked, total, ended_at, last_sequence, head, opened, erased, first_bad,
            reason
        from journal_proof where region_id = @RegionId and lane_id = @LaneId
        """;

    // One at a time for a lane.
    private const string Begin =
        """
        insert into journal_proof as proof (region_id, lane_id, begun_at, begun_by, heard_at, total)
        select @RegionId, @LaneId, @now, @by, @now, coalesce((
            select next_sequence - 1 from producer where region_id = @RegionId and lane_id = @LaneId), 0)
        on conflict (region_id, lane_id) do update set begun_at = excluded.begun_at, begun_by = excluded.begun_by,
            heard_at = excluded.heard_at, walked = 0, total = excluded.total, ended_at = null, last_sequence = 0,
            head = '', opened = 0, erased = 0, first_bad = null, reason = ''
        where proof.ended_at is not null or proof.heard_at < @lost
        """;

    private const string Walk =
        """
        update journal_proof set heard_at = @now, walked = greatest(walked, @walked)
        where region_id = @RegionId and lane_id = @LaneId and ended_at is null
        """;

    private const string End =
        """
        update journal_proof set heard_at = @now, ended_at = @now, walked = @sequence, last_sequence = @sequence,
            head = @head, opened = @Opened, erased = @Erased, first_bad = @bad, reason = @reason
        where region_id = @RegionId and lane_id = @LaneId and ended_at is null
        """;

    public async Task<ProofRow?> FindAsync(ProvedLane lane, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ProofRow>(
            new CommandDefinition(Select, lane, cancellationToken: cancellation));
    }

    /// <summary>Begins a proof; false while another one goes on.</summary>
    public async Task<bool> TryBeginAsync(ProvedLane lane, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await ExecuteAsync(
            Begin, lane, new { lane.RegionId, lane.LaneId, by, now, lost = now - ProofParameters.LostAfter },
            cancellation) == 1;
    }

    /// <summary>Says how far it is.</summary>
    public Task WalkedAsync(ProvedLane lane, long walked, CancellationToken cancellation) => ExecuteAsync(
        Walk, lane, new { lane.RegionId, lane.LaneId, walked, now = clock.GetUtcNow() }, cancellation);

    /// <summary>Keeps what it ended with.</summary>
    public Task EndAsync(JournalProof proof, CancellationToken cancellation) => ExecuteAsync(
        End,
        proof.Lane,
        new
        {
            proof.Lane.RegionId,
            proof.Lane.LaneId,
            proof.Opened,
            proof.Erased,
            sequence = proof.Last.Sequence,
            head = proof.Last.Hash.ToArray(),
            bad = proof.Fault?.Sequence,
            reason = proof.Fault?.Reason ?? "",
            now = clock.GetUtcNow(),
        },
        cancellation);

    private async Task<int> ExecuteAsync(
        string sql, ProvedLane lane, object values, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(lane.RegionId).OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }
}
