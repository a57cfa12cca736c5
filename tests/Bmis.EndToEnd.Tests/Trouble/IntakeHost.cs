using System.Net;
using Bmis.Central.Hits;
using Bmis.Central.Hits.Provisional;
using Bmis.Central.Intake;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Tests;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.EndToEnd.Tests.Trouble;

/// <summary>
/// The centre's intake on a real socket over a real PostgreSQL; it can be stopped and started on its port.
/// </summary>
internal sealed class IntakeHost(WarehouseFixture warehouse, Producer lane) : IAsyncDisposable
{
    private const int Region = 3;

    private WebApplication? _application;

    internal int Port { get; private set; }

    /// <summary>What pages are told of.</summary>
    internal Arrivals Arrivals { get; } = new();

    internal Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Registers the lane; call it once.</summary>
    internal async Task RegisterAsync()
    {
        await using var connection = await warehouse.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into post (post_code, region_id, name) values ('KEMBA', @Region, 'Mombasa');
            insert into lane (lane_id, region_id, post_code) values (@LaneId, @Region, 'KEMBA');
            """,
            new { Region, lane.LaneId });
    }

    internal async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcWire();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Limits.SetGrpcLimits();
            server.Listen(IPAddress.Loopback, Port, listener => listener.Protocols = HttpProtocols.Http2);
        });
        _application = builder.Build();
        var inbox = new WarehouseInbox(
            warehouse.Warehouse,
            new LaneDirectory(warehouse.Warehouse),
            new RunReader(warehouse.Warehouse, warehouse.Seal, NullLogger<RunReader>.Instance),
            new RunWriter(
                warehouse.Warehouse, warehouse.Seal, TimeProvider.System, NullLogger<RunWriter>.Instance),
            warehouse.Seal,
            Arrivals,
            TimeProvider.System,
            NullLogger<WarehouseInbox>.Instance);
        _application.MapIntake(inbox, _ => lane);
        var notices = new UrgentNotices(
            warehouse.Warehouse,
            new LaneDirectory(warehouse.Warehouse),
            warehouse.Seal,
            Arrivals,
            TimeProvider.System,
            NullLogger<UrgentNotices>.Instance);
        _application.MapUrgent(notices, _ => lane);
        await _application.StartAsync();
        Port = new Uri(_application.Urls.First()).Port;
    }

    internal async Task StopAsync()
    {
        if (_application is not { } running) return;
        _application = null;
        await running.StopAsync(CancellationToken.None);
        await running.DisposeAsync();
    }

    /// <summary>Decides about a branch as somebody at headquarters, and has it applied.</summary>
    internal async Task AcceptAsync(Producer branch)
    {
        await DecideAsync(branch, accepts: true);
        await Keeper().CatchUpAsync(CancellationToken.None);
    }

    internal Task RefuseAsync(Producer branch) => DecideAsync(branch, accepts: false);

    private async Task DecideAsync(Producer branch, bool accepts) => Assert.Equal(
        DecisionResult.Done,
        await Epochs().DecideAsync(branch.Key, accepts, "Decided.", "a-1", CancellationToken.None));

    private EpochStore Epochs() => new(warehouse.Warehouse, warehouse.Seal, new Arrivals(), TimeProvider.System);

    private EpochKeeper Keeper()
    {
        var replay = new DeadLetterReplay(
            new WaitingLetters(warehouse.Warehouse),
            new RunReader(warehouse.Warehouse, warehouse.Seal, NullLogger<RunReader>.Instance),
            new RunWriter(
                warehouse.Warehouse, warehouse.Seal, TimeProvider.System, NullLogger<RunWriter>.Instance),
            warehouse.Seal,
            new Arrivals(),
            TimeProvider.System);
        return new EpochKeeper(Epochs(), replay, TimeProvider.System, NullLogger<EpochKeeper>.Instance);
    }

    /// <summary>Ends every other session of the database, whatever it is doing.</summary>
    internal async Task KillBackendsAsync()
    {
        var alone = new NpgsqlConnectionStringBuilder(warehouse.Connection) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(alone);
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);
    }

    /// <summary>Everything that is stored of the lane, in order.</summary>
    internal async Task<List<Envelope>> StoredAsync()
    {
        await using var connection = await warehouse.Source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<Row>(
            """
            select header, sealed, payload_digest, hash from envelope
            where region_id = @Region and lane_id = @LaneId order by sequence
            """,
            new { Region, lane.LaneId });
        return [.. rows.Select(row => warehouse.Seal.Open(row.Header, row.Sealed) is var (salt, payload)
            ? Envelope.Read(row.Header, salt, payload, row.PayloadDigest, row.Hash).Require()
            : throw new InvalidDataException("A row does not open."))];
    }

    /// <summary>What somebody sees of hits that are not in their turn.</summary>
    internal Task<IReadOnlyList<ProvisionalHit>> ProvisionalAsync() =>
        new ProvisionalHits(warehouse.Warehouse, warehouse.Seal).ReadAsync(
            new HitViewer(true, SeesDiscreet: false, null), TestContext.Current.CancellationToken);

    /// <summary>Returns when a page that shows hits is told of one.</summary>
    internal async Task HitAnnouncedAsync()
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(TimeSpan.FromSeconds(60));
        while (await Arrivals.Topics.ReadAsync(guard.Token) != ArrivalTopic.Hits)
        {
        }
    }

    /// <summary>One figure of the database.</summary>
    internal async Task<long> CountAsync(string sql)
    {
        await using var connection = await warehouse.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql, new { lane.LaneId });
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private sealed record Row(byte[] Header, byte[] Sealed, byte[] PayloadDigest, byte[] Hash);
}
