using System.Text.Json;
using Bmis.Central.Hits.Provisional;
using Bmis.Central.Intake;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Urgent;
using Bmis.TestKit.Suites;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using LaneDevice = Bmis.Sync.Outbox.LaneDevice;
using LaneStatus = Bmis.Sync.Outbox.LaneStatus;

namespace Bmis.Central.Tests.Intake;

/// <summary>The inbox on a PostgreSQL database of its own.</summary>
internal sealed class IntakeBench : InboxBench
{
    private readonly WarehouseFixture _fixture;
    private readonly bool _owned;
    private readonly IReadOnlyDictionary<string, EntryReader> _readers;
    private readonly SampleCrossings _samples = new("any");
    private int _lanes;
    private int _urgent;

    public IntakeBench(
        WarehouseFixture fixture, bool owned = false, IReadOnlyDictionary<string, EntryReader>? readers = null)
    {
        (_fixture, _owned, _readers) = (fixture, owned, readers ?? BatchReader.Kinds);
        Inbox = MakeInbox();
    }

    public SetClock Clock { get; } = new();

    public WarehouseInbox Inbox { get; }

    public WarehouseFixture Fixture => _fixture;

    public override IInboxStore Store => Inbox;

    public static async Task<IntakeBench> OpenAsync(IReadOnlyDictionary<string, EntryReader>? readers = null) =>
        new(await WarehouseFixture.MigratedAsync(), owned: true, readers);

    public override ValueTask<IInboxStore> SecondServerAsync() => ValueTask.FromResult<IInboxStore>(MakeInbox());

    // The suite's lanes chain any draft, so the payload must not name one.
    public override EntryDraft Draft() => _samples.Draft("audit", []);

    public override async ValueTask<Producer> ProducerAsync()
    {
        var lane = $"LANE-{++_lanes}";
        await using var connection = await _fixture.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into post (post_code, region_id, name) values ('KEMBA', 3, 'Mombasa') on conflict do nothing;
            insert into lane (lane_id, region_id, post_code) values (@lane, 3, 'KEMBA');
            """,
            new { lane });
        return new Producer(lane);
    }

    public override IUrgentStore Notices => new UrgentNotices(
        _fixture.Warehouse,
        new LaneDirectory(_fixture.Warehouse),
        _fixture.Seal,
        new Arrivals(),
        Clock,
        NullLogger<UrgentNotices>.Instance);

    public override EntryDraft UrgentDraft(Producer producer)
    {
        var samples = new SampleCrossings(producer.LaneId, seed: ++_urgent);
        var hit = new AlertHit(ListNames.Alert, "national:A-1", 0.93, false);
        return samples.Draft(samples.Next() with { Hits = [hit] });
    }

    public override async ValueTask<IReadOnlyList<long>> NoticedAsync(Producer producer) => await ListAsync<long>(
        "select sequence from urgent_notice where lane_id = @Key order by sequence", producer);

    public override async ValueTask<IReadOnlyList<long>> DifferingAsync(Producer producer) => await ListAsync<long>(
        "select sequence from alarm where lane_id = @Key and kind = 'notice-differs' order by sequence", producer);

    public override async ValueTask<IReadOnlyList<long>> StoredAsync(Producer producer) =>
        await ListAsync<long>("select sequence from envelope where lane_id = @Key order by sequence", producer);

    /// <summary>The numbers of the lane's typed rows, in order.</summary>
    public Task<IReadOnlyList<long>> CrossingsAsync(Producer producer) =>
        ListAsync<long>("select sequence from crossing where lane_id = @Key order by sequence", producer);

    /// <summary>Every dead letter of the lane as number, kind and reason.</summary>
    public Task<IReadOnlyList<string>> DeadLettersAsync(Producer producer) => ListAsync<string>(
        "select concat_ws(' ', sequence, kind, reason) from dead_letter where lane_id = @Key order by sequence",
        producer);

    public override async ValueTask<IReadOnlyList<Quarantine>> QuarantinedAsync(Producer producer)
    {
        var rows = await ListAsync<QuarantineRow>(
            "select reason, sequence, evidence_sha256, evidence from quarantine where lane_id = @Key", producer);
        return [.. rows.Select(row => new Quarantine(
            Enum.Parse<RefusalReason>(row.Reason), row.Sequence,
            _fixture.Seal.Evidence(row.EvidenceSha256, row.Evidence)))];
    }

    public override async ValueTask<LaneStatus?> StatusAsync(Producer producer)
    {
        var rows = await ListAsync<StatusRow>(
            """
            select head_sequence, oldest_unsent, held_lists::text as lists, device_time, free_disk_bytes, head_hash,
                software_version, certificate_end, devices::text as devices
            from lane_status where lane_id = @Key
            """,
            producer);
        return rows.Count == 0 ? null : rows[0].ToStatus();
    }

    /// <summary>Replays dead letters as a server does whose readers are in order.</summary>
    public DeadLetterReplay MakeReplay() => new(
        new WaitingLetters(_fixture.Warehouse),
        MakeReader(BatchReader.Kinds),
        MakeWriter(),
        _fixture.Seal,
        new Arrivals(),
        Clock);

    /// <summary>The branches of lanes' journals, and the decision about them.</summary>
    public EpochStore MakeEpochs() => new(_fixture.Warehouse, _fixture.Seal, new Arrivals(), Clock);

    /// <summary>Lets the entries of accepted branches count.</summary>
    public EpochKeeper MakeEpochKeeper() =>
        new(MakeEpochs(), MakeReplay(), Clock, NullLogger<EpochKeeper>.Instance);

    public override ValueTask DisposeAsync() => _owned ? _fixture.DisposeAsync() : ValueTask.CompletedTask;

    private WarehouseInbox MakeInbox() => new(
        _fixture.Warehouse,
        new LaneDirectory(_fixture.Warehouse),
        MakeReader(_readers),
        MakeWriter(),
        _fixture.Seal,
        new Arrivals(),
        Clock,
        NullLogger<WarehouseInbox>.Instance);

    private RunWriter MakeWriter() =>
        new(_fixture.Warehouse, _fixture.Seal, Clock, NullLogger<RunWriter>.Instance);

    private RunReader MakeReader(IReadOnlyDictionary<string, EntryReader> readers) =>
        new(_fixture.Warehouse, _fixture.Seal, NullLogger<RunReader>.Instance) { Readers = readers };

    private async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Producer producer)
    {
        await using var connection = await _fixture.Source.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, new { producer.Key })];
    }

    private sealed record QuarantineRow(string Reason, long Sequence, byte[] EvidenceSha256, byte[] Evidence);

    private sealed record StatusRow(
        long HeadSequence,
        DateTime? OldestUnsent,
        string Lists,
        DateTime DeviceTime,
        long FreeDiskBytes,
        byte[] HeadHash,
        string SoftwareVersion,
        DateTime? CertificateEnd,
        string Devices)
    {
        public LaneStatus ToStatus() => new(
            HeadSequence,
            OldestUnsent,
            JsonSerializer.Deserialize<Dictionary<string, long>>(Lists)!,
            DeviceTime,
            FreeDiskBytes)
        {
            HeadHash = HeadHash,
            SoftwareVersion = SoftwareVersion,
            CertificateEnd = CertificateEnd,
            Devices = JsonSerializer.Deserialize<List<LaneDevice>>(Devices)!,
        };
    }
}
