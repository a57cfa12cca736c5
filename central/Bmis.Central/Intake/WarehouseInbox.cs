using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>What lanes push, in the warehouse: one transaction a batch, acknowledged after its commit.</summary>
internal sealed class WarehouseInbox(
    IWarehouse warehouse,
    LaneDirectory lanes,
    RunReader reader,
    RunWriter writer,
    RecordSeal seal,
    Arrivals arrivals,
    TimeProvider clock,
    ILogger<WarehouseInbox> logger)
    : IInboxStore
{
    private const string SelectHead =
        """
        select next_sequence - 1 as sequence, last_hash as hash from producer
        where region_id = @regionId and lane_id = @laneId
        """;

    private const string Mark = "select pg_logical_emit_message(true, 'bmis', '')";

    private const string InsertQuarantine =
        """
        with kept as (
            insert into quarantine (region_id, lane_id, reason, sequence, evidence_sha256, evidence, noted_at)
            values (@regionId, @laneId, @reason, @sequence, @digest, @evidence, @now)
            on conflict do nothing returning 1)
        insert into alarm (region_id, lane_id, kind, sequence, raised_at)
        select @regionId, @laneId, @reason, @sequence, @now from kept
        on conflict (region_id, lane_id, kind, sequence) do update set closed_at = null, closed_by = '', words = null
        """;

    public async ValueTask<Checkpoint> OpenAsync(Producer producer, CancellationToken cancellation)
    {
        var regionId = await lanes.RequireAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var head = await connection.QuerySingleOrDefaultAsync<Head>(new CommandDefinition(
            SelectHead, new { regionId, producer.LaneId }, transaction, cancellationToken: cancellation));
        if (head is null)
            return Checkpoint.Start;

        // What another stream has committed is seen here although a standby may lack it. A commit of our own waits
        // until the standby has everything before it.
        await connection.ExecuteAsync(
            new CommandDefinition(Mark, transaction: transaction, cancellationToken: cancellation));
        await transaction.CommitDurablyAsync(cancellation);
        return new Checkpoint(head.Sequence, head.Hash);
    }

    public async ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation)
    {
        var regionId = await lanes.RegionAsync(producer, cancellation);
        var run = new LaneRun(regionId, producer.LaneId, envelopes);

        // The payloads are read while the database takes the raw entries.
        var reading = Task.Run(() => reader.ReadAsync(run, cancellation), CancellationToken.None);
        var dead = 0;
        var frame = new RunFrame(BeginAsync, EndAsync);
        if (!await writer.WriteAsync(run, reading, frame, cancellation))
            return false;
        if (dead > 0)
            Log.DeadLetters(logger, run.LaneId, dead);
        arrivals.Announce(await reading);
        return true;

        async Task<bool> BeginAsync(NpgsqlTransaction transaction)
        {
            var now = clock.GetUtcNow();
            if (!await HighWaterRow.RaiseAsync(transaction, run, expected, next, now))
                return false;
            await EnvelopeCopy.WriteAsync(transaction.Connection!, seal, run, now, cancellation);
            return true;
        }

        Task EndAsync(NpgsqlTransaction transaction, IReadOnlyList<DeadLetter> letters)
        {
            dead = letters.Count;
            return DeadLetterRows.InsertAsync(transaction, run, letters, clock.GetUtcNow());
        }
    }

    public async ValueTask QuarantineAsync(Producer producer, Quarantine quarantine, CancellationToken cancellation)
    {
        var regionId = await lanes.RegionAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        var digest = SHA256.HashData(quarantine.Evidence.Span);
        await connection.ExecuteAsync(new CommandDefinition(
            InsertQuarantine,
            new
            {
                regionId,
                producer.LaneId,
                reason = quarantine.Reason.ToString(),
                quarantine.Sequence,
                digest,
                evidence = seal.SealEvidence(digest, quarantine.Evidence.Span),
                now = clock.GetUtcNow(),
            },
            cancellationToken: cancellation));
        Log.Quarantined(logger, producer.LaneId, quarantine.Reason, quarantine.Sequence);
        arrivals.AnnounceState();
    }

    public async ValueTask NoteStatusAsync(Producer producer, LaneStatus status, CancellationToken cancellation)
    {
        var regionId = await lanes.RequireAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        var now = clock.GetUtcNow();
        await StatusRows.WriteAsync(connection, regionId, producer.LaneId, status, now, cancellation);
        var skew = status.DeviceTime - now;
        await ClockAlarm.NoteAsync(
            connection, regionId, producer.LaneId, status.HeadSequence, skew, now, cancellation);
        arrivals.AnnounceState();
    }

    private sealed record Head(long Sequence, byte[] Hash);
}
