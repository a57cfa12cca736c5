using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Dapper;
using Google.Protobuf;
using Npgsql;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Central.Tests.Hits.Provisional;

/// <summary>Notices to headquarters over mutual TLS.</summary>
public sealed class UrgentPortTests
{
    private const string Lane = "KEMBA-01";

    private static readonly GrpcMethod<UrgentNotice, NoticeReply> Notify =
        new(UrgentReflection.Descriptor.Services.Single(), "Notify");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lane_that_is_disabled_is_refused_as_its_journal_is_and_heard_when_it_is_not()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        await using var connection = new NpgsqlConnection(database);
        using var channel = centre.Channel(Lane);
        var chain = Chain();
        await connection.ExecuteAsync("update lane set disabled_at = now()");
        var refused = await Assert.ThrowsAsync<GrpcException>(() => TellAsync(channel, chain));
        Assert.Equal(RefusalReason.LaneDisabled, LaneRefusal.Read(refused));
        Assert.Equal(0L, await connection.ExecuteScalarAsync<long>("select count(*) from urgent_notice"));

        await connection.ExecuteAsync("update lane set disabled_at = null");
        Assert.True((await TellAsync(channel, chain)).Settled);
        Assert.Equal(
            "3 of KEMBA-01, held 0",
            await connection.ExecuteScalarAsync<string>(
                """
                select sequence || ' of ' || lane_id || ', held ' || (select count(*) from envelope)
                from urgent_notice
                """));
    }

    [Fact]
    public async Task A_certificate_that_has_expired_or_was_replaced_tells_nothing()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);
        await using var centre = await ServedCentre.StartAsync(database, Lane);
        using var expired = centre.ExpiredChannel(Lane);
        await RefusedAsync(expired, RefusalReason.CertificateExpired);
        await centre.BindAsync(Lane);
        using var replaced = centre.Channel(Lane);
        await RefusedAsync(replaced, RefusalReason.CertificateReplaced);
        await using var connection = new NpgsqlConnection(database);
        Assert.Equal(0L, await connection.ExecuteScalarAsync<long>("select count(*) from urgent_notice"));
    }

    private static async Task RefusedAsync(GrpcChannel channel, RefusalReason reason) => Assert.Equal(
        reason, LaneRefusal.Read(await Assert.ThrowsAsync<GrpcException>(() => TellAsync(channel, Chain()))));

    private static Task<NoticeReply> TellAsync(GrpcChannel channel, List<Envelope> chain) => channel.UnaryAsync(
        Notify,
        new UrgentNotice
        {
            PreviousHash = ByteString.CopyFrom(chain[1].Hash.Span), Envelope = EnvelopeCodec.ToWire(chain[2]),
        },
        null,
        Cancellation);

    // The last traveller hits an entry.
    private static List<Envelope> Chain() => new SampleCrossings(Lane, firstTraveller: 7).Chain(3);
}
