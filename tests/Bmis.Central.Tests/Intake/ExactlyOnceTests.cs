using System.Net;
using Bmis.Central.Database;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Bmis.TestKit.Suites;
using Dapper;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Central.Tests.Intake;

/// <summary>
/// A lane that sends anything it has ever written, in any order and as often as it likes, over three months and the
/// partitions of four, to two servers: every entry is held once. Nothing remembers for a while and then forgets.
/// </summary>
public sealed class ExactlyOnceTests
{
    private const int Days = 90;
    private const int EntriesADay = 12;

    private static readonly GrpcMethod<PushRequest, PushReply> Push =
        new(SyncReflection.Descriptor.Services.Single(service => service.Name == "Intake"), "Push");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_entry_is_held_once_whatever_is_sent_again_within_ninety_days(int seed)
    {
        var random = new Random(seed);
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await using var first = await ServeAsync(bench.Store, lane);
        await using var second = await ServeAsync(await bench.SecondServerAsync(), lane);
        using var channels = new Channels(first, second);
        var samples = new SampleCrossings(lane.LaneId, seed);
        var journal = new List<Envelope>();
        var partitions = new Partitions(bench.Fixture.Options);
        for (var day = 0; day < Days; day++)
        {
            bench.Clock.Now = WarehouseFixture.Now.AddDays(day);
            await partitions.EnsureAsync(bench.Fixture.Shard, bench.Clock.Now, Cancellation);
            Write(journal, samples, bench.Clock.Now);
            if (random.Next(4) > 0)
                await SendAsync(channels.Any(random), journal, random);
        }

        while (await HeldAsync(bench, lane) < journal.Count)
            await SendAsync(channels.Any(random), journal, random);
        Assert.False(await bench.Store.AppendAsync(
            lane, Checkpoint.Start, journal[..5], journal[4].Checkpoint, Cancellation));
        await RequireOnceAsync(bench, lane, journal);
    }

    private static async Task RequireOnceAsync(IntakeBench bench, Producer lane, List<Envelope> journal)
    {
        var numbers = journal.Select(envelope => envelope.Sequence).ToList();
        Assert.Equal(Days * EntriesADay, numbers.Count);
        Assert.Equal(numbers, await bench.StoredAsync(lane));
        Assert.Equal(numbers, await bench.CrossingsAsync(lane));
        Assert.Empty(await bench.DeadLettersAsync(lane));
        Assert.Empty(await bench.QuarantinedAsync(lane));
        await using var connection = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
        Assert.Equal(
            journal.Count, await connection.ExecuteScalarAsync<int>("select sum(crossings)::int from flow_daily"));
        Assert.Equal(
            journal.Count, await connection.ExecuteScalarAsync<int>("select count(distinct entry_id) from envelope"));
        foreach (var table in new[] { "envelope", "crossing" })
        {
            var parts = await connection.ExecuteScalarAsync<int>($"select count(distinct tableoid) from {table}");
            Assert.Equal(4, parts);
        }
    }

    private static void Write(List<Envelope> journal, SampleCrossings samples, DateTimeOffset now)
    {
        var drafts = Enumerable.Range(0, EntriesADay).Select(
            number => samples.Draft(samples.Next(now.AddMinutes(number - EntriesADay))));
        journal.AddRange(samples.Chain(drafts, journal.Count == 0 ? null : journal[^1].Checkpoint));
    }

    // One stream: what follows, in runs that overlap, between runs from anywhere and runs that leave a gap.
    private static async Task SendAsync(GrpcChannel channel, List<Envelope> journal, Random random)
    {
        using var call = channel.Duplex(Push, cancellationToken: Cancellation);
        await call.WriteAsync(
            new PushRequest
            {
                Hello = new Hello
                {
                    LaneId = journal[^1].Header.LaneId,
                    HeadSequence = journal.Count,
                    HeadHash = ByteString.CopyFrom(journal[^1].Hash.Span),
                },
            },
            Cancellation);
        await using var replies = call.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await replies.MoveNextAsync());
        var held = (int)replies.Current.Checkpoint.Sequence;
        foreach (var (from, to) in Runs(held, journal.Count, random))
        {
            var run = journal[from..to].Select(EnvelopeCodec.ToWire);
            await call.WriteAsync(
                new PushRequest { Batch = new() { Envelopes = { run } } }, Cancellation);
        }

        await call.CompleteAsync(Cancellation);
        while (await replies.MoveNextAsync())
            Assert.Null(replies.Current.Refusal);
    }

    private static (int From, int To)[] Runs(int held, int count, Random random)
    {
        var runs = new List<(int From, int To)>();
        for (var i = 0; i < 4; i++)
        {
            var old = random.Next(count);
            runs.Add((old, Math.Min(count, old + 1 + random.Next(40))));
            var near = Math.Clamp(held - random.Next(30), 0, count - 1);
            runs.Add((near, Math.Min(count, near + 1 + random.Next(60))));
        }

        runs.Add(runs[random.Next(runs.Count)]);
        var order = runs.ToArray();
        random.Shuffle(order);
        return order;
    }

    private static async Task<long> HeldAsync(IntakeBench bench, Producer lane) =>
        (await bench.Store.HeldAsync(lane, Cancellation)).Sequence;

    private static async Task<WebApplication> ServeAsync(IInboxStore store, Producer lane)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcWire();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Limits.SetGrpcLimits();
            server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        application.MapIntake(store, _ => lane);
        await application.StartAsync(Cancellation);
        return application;
    }

    private sealed class Channels(params WebApplication[] servers) : IDisposable
    {
        private readonly GrpcChannel[] _all = [.. servers.Select(server => new GrpcChannel(new(server.Urls.First())))];

        public GrpcChannel Any(Random random) => _all[random.Next(_all.Length)];

        public void Dispose() => Array.ForEach(_all, channel => channel.Dispose());
    }
}
