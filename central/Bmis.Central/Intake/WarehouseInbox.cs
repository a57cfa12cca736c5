using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Central.Hits.Provisional;
using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Dapper;
using Npgsql;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;
using LaneStatus = Bmis.Sync.Outbox.LaneStatus;

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

    // What another stream has committed is seen here although a standby may lack it. A commit of our own waits until
    // the standby has everything before it.
    public async ValueTask<OpenBranch?> OpenAsync(
        Producer producer, LaneGreeting greeting, CancellationToken cancellation)
    {
        var regionId = await lanes.RequireAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var branch = await BranchRow.TakeAsync(transaction, regionId, producer, greeting, clock.GetUtcNow());
        if (branch is not null)
            await transaction.CommitDurablyAsync(cancellation);
        return branch;
    }

    public async ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(
        Producer producer, long sequence, CancellationToken cancellation)
    {
        if (sequence == 0)
            return HashChain.Genesis;
        var regionId = await lanes.RegionAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        return await BranchRow.HashAtAsync(connection, regionId, producer, sequence) is { } hash
            ? hash
            : default(ReadOnlyMemory<byte>?);
    }

    public async ValueTask<int> NextEpochAsync(Producer producer, CancellationToken cancellation)
    {
        var regionId = await lanes.RegionAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        return await BranchRow.NextEpochAsync(connection, regionId, producer);
    }

    public async ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation)
    {
        var regionId = await lanes.RegionAsync(producer, cancellation);
        var run = new LaneRun(regionId, producer.Key, envelopes);

        // The payloads are read while the database takes the raw entries.
        var reading = Task.Run(() => reader.ReadAsync(run, cancellation), CancellationToken.None);
        var (dead, differing) = (0, 0);
        IReadOnlySet<long> apart = new HashSet<long>();
        var frame = new RunFrame(BeginAsync, EndAsync) { Choose = batch => batch.Without(apart) };
        if (!await writer.WriteAsync(run, reading, frame, cancellation))
            return false;
        if (dead > 0)
            Log.DeadLetters(logger, run.LaneId, dead);
        if (differing > 0)
            Log.NoticesDiffer(logger, run.LaneId, differing);
        arrivals.Announce((await reading).Without(apart));
        return true;

        async Task<bool> BeginAsync(NpgsqlTransaction transaction)
        {
            var now = clock.GetUtcNow();
            if (await HighWaterRow.RaiseAsync(transaction, run, expected, next, now) is not { } kept)
                return false;
            apart = kept;
            differing = await NoticeRows.SettleAsync(transaction, run, now);
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
                LaneId = producer.Key,
                reason = quarantine.Reason.ToString(),
                quarantine.Sequence,
                digest,
                evidence = seal.SealEvidence(digest, quarantine.Evidence.Span),
                now = clock.GetUtcNow(),
            },
            cancellationToken: cancellation));
        Log.Quarantined(logger, producer.Key, quarantine.Reason, quarantine.Sequence);
        arrivals.AnnounceState();
    }

    public async ValueTask<bool> NoteStatusAsync(
        OpenBranch branch, LaneStatus status, CancellationToken cancellation)
    {
        var regionId = await lanes.RequireAsync(branch.Producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        var (key, now) = (branch.Producer.Key, clock.GetUtcNow());
        if (!await StatusRows.WriteAsync(connection, regionId, branch, status, now, cancellation))
            return false;
        var skew = status.DeviceTime - now;
        await ClockAlarm.NoteAsync(connection, regionId, key, status.HeadSequence, skew, now, cancellation);
        arrivals.AnnounceState();
        return true;
    }
}
