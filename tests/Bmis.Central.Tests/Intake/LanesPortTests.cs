using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Protocol.Health;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Bmis.TestKit.Stores;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.Central.Tests.Intake;

/// <summary>A lane against headquarters over mutual TLS.</summary>
public sealed class LanesPortTests
{
    private const string Lane = "KEMBA-01";
    private const string Stranger = "KEMBA-99";

    private static readonly GrpcMethod<WatchRequest, WatchReply> Watch =
        new(SyncReflection.Descriptor.Services.Single(service => service.Name == "Distribution"), "Watch");

    private static readonly GrpcMethod<HealthCheckRequest, HealthCheckResponse> Check =
        new(HealthReflection.Descriptor.Services.Single(), "Check");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lanes_backlog_arrives_once_and_in_order()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        var journal = Journal(1_500);
        using var channel = centre.Channel(Lane);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var pumping = Pump(journal, channel).RunAsync(stop.Token);
        await journal.WaitAcknowledgedAsync(1_500, Cancellation);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pumping);
        await using var connection = new NpgsqlConnection(database);
        Assert.Equal(
            Enumerable.Range(1, 1_500).Select(number => (long)number),
            await connection.QueryAsync<long>("select sequence from crossing order by sequence"));
    }

    [Fact]
    public async Task An_entry_that_a_lane_cannot_read_raises_an_alarm_with_its_number()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        var journal = Journal(10);
        journal.Damage(7);
        using var channel = centre.Channel(Lane);
        Assert.Equal(RefusalReason.Damaged, await RefusalAsync(Pump(journal, channel)));
        await using var connection = new NpgsqlConnection(database);
        Assert.Equal(
            "Damaged 7, held 6",
            await connection.ExecuteScalarAsync<string>(
                """
                select kind || ' ' || sequence || ', held ' || (select next_sequence - 1 from producer)
                from alarm where closed_at is null
                """));
    }

    [Fact]
    public async Task A_lane_that_is_not_registered_is_told_so_and_the_officers_list_goes_to_one_that_is()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane, Stranger);
        using var stranger = centre.Channel(Stranger);
        var refused = await Assert.ThrowsAsync<GrpcException>(() => FirstAsync(stranger));
        Assert.Equal(GrpcStatusCode.Unauthenticated, refused.Status);
        Assert.Equal(RefusalReason.LaneUnknown, LaneRefusal.Read(refused));
        using var lane = centre.Channel(Lane);
        var manifest = ManifestCodec.FromWire(await FirstAsync(lane));
        Assert.Equal("officers", manifest.Manifest!.Manifest.Name);
    }

    [Fact]
    public async Task A_lane_hears_whether_it_is_disabled_bound_to_another_certificate_or_shows_an_expired_one()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane, Stranger);
        await using var connection = new NpgsqlConnection(database);
        using (var channel = centre.Channel(Lane))
        {
            await connection.ExecuteAsync("update lane set disabled_at = now()");
            Assert.Equal(RefusalReason.LaneDisabled, await RefusalAsync(Pump(Journal(1), channel)));
            await centre.BindAsync(Lane);
            Assert.Equal(RefusalReason.CertificateReplaced, await RefusalAsync(Pump(Journal(1), channel)));
        }

        using var expired = centre.ExpiredChannel(Lane);
        Assert.Equal(RefusalReason.CertificateExpired, await RefusalAsync(Pump(Journal(1), expired)));
    }

    [Fact]
    public async Task A_lane_that_is_disabled_loses_the_streams_that_it_has_open()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        using var channel = centre.Channel(Lane);
        using var watch = channel.ServerStream(Watch, new WatchRequest(), cancellationToken: Cancellation);
        var journal = Journal(3);
        var pump = Pump(journal, channel);
        var refused = RefusalAsync(pump);
        await journal.WaitAcknowledgedAsync(3, Cancellation);
        await using var manifests = watch.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await manifests.MoveNextAsync());

        await using var connection = new NpgsqlConnection(database);
        await connection.ExecuteAsync("update lane set disabled_at = now()");
        var ended = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            while (await manifests.MoveNextAsync())
                Assert.True(manifests.Current.Manifest is not null, "The watch went on to its next heartbeat.");
        });
        Assert.Equal(RefusalReason.LaneDisabled, LaneRefusal.Read(ended));
        Assert.Equal(RefusalReason.LaneDisabled, await refused);
    }

    [Fact]
    public async Task Whoever_asks_is_told_that_headquarters_is_well_and_nothing_else()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        using var nameless = centre.NamelessChannel();
        foreach (var service in new[] { "", "bmis.sync.v1.Intake", "bmis.sync.v1.Distribution" })
        {
            var health = await nameless.UnaryAsync(
                Check, new HealthCheckRequest { Service = service }, null, Cancellation);
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        }

        var refused = await Assert.ThrowsAsync<GrpcException>(() => FirstAsync(nameless));
        Assert.Equal(GrpcStatusCode.Unauthenticated, refused.Status);
        Assert.Equal(RefusalReason.Unauthenticated, LaneRefusal.Read(refused));
    }

    [Fact]
    public async Task A_lane_that_opens_streams_without_end_is_told_to_wait()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        using var lane = centre.Channel(Lane);
        var calls = new List<GrpcServerStreamCall<WatchRequest, WatchReply>>();
        for (var i = 0; i < 32; i++)
        {
            calls.Add(lane.ServerStream(Watch, new WatchRequest(), cancellationToken: Cancellation));
            Assert.True(await calls[i].ReadAllAsync(Cancellation).AnyAsync(Cancellation));
        }

        var refused = await Assert.ThrowsAsync<GrpcException>(() => FirstAsync(lane));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, true), (refused.Status, refused.Pushback > TimeSpan.Zero));
        calls.ForEach(call => call.Dispose());
    }

    private static async Task<RefusalReason> RefusalAsync(OutboxPump pump)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        stop.CancelAfter(TimeSpan.FromSeconds(20));
        pump.Changed += (_, state) =>
        {
            if (state.Refusal is not null)
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pump.RunAsync(stop.Token));
        return pump.State.Refusal ?? RefusalReason.Unspecified;
    }

    private static async Task<Bmis.Sync.Protocol.SignedManifest> FirstAsync(GrpcChannel channel)
    {
        using var call = channel.ServerStream(Watch, new WatchRequest(), cancellationToken: Cancellation);
        await foreach (var reply in call.ReadAllAsync(Cancellation))
            return reply.Manifest;
        throw new InvalidOperationException("The stream ended without a list.");
    }

    private static MemoryOutboxStore Journal(int count)
    {
        var journal = new MemoryOutboxStore(new Producer(Lane));
        var samples = new SampleCrossings(Lane);
        for (var i = 0; i < count; i++)
            journal.Append(samples.Draft());
        return journal;
    }

    private static OutboxPump Pump(MemoryOutboxStore journal, GrpcChannel channel) => new(
        journal.Producer,
        journal,
        channel,
        new OutboxPumpOptions(),
        () => new LaneVitals(new Dictionary<string, long>(), 1_000_000),
        TimeProvider.System,
        NullLogger<OutboxPump>.Instance);
}
