using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Inbox;

/// <summary>The centre's side over real sockets, spoken to message by message.</summary>
public sealed class IntakeServiceTests
{
    private static readonly Producer Lane = new("lane-1");
    private readonly IReadOnlyList<Envelope> _journal = new SeededDrafts(1).Chain(Lane, 30);
    private readonly MemoryInboxStore _inbox = new();

    [Fact]
    public async Task A_stranger_is_unauthenticated()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        centre.Caller = null;
        using var lane = new RawLane(centre);

        // Nobody waits for a stranger's words: the refusal may come before they are sent.
        var refused = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await lane.HelloAsync(_journal[^1].Checkpoint);
            await lane.ReadAsync();
        });
        Assert.Equal(GrpcStatusCode.Unauthenticated, refused.Status);
    }

    [Fact]
    public async Task A_hello_under_another_name_than_the_certificates_is_denied_and_fences_nobody()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var honest = await ConnectedAsync(centre);
        using var liar = new RawLane(centre);
        await liar.HelloAsync(_journal[^1].Checkpoint, "lane-2");
        var refused = await Assert.ThrowsAsync<GrpcException>(() => liar.ReadAsync());
        Assert.Equal(GrpcStatusCode.PermissionDenied, refused.Status);
        await honest.SendAsync(_journal.Take(2));
        Assert.Equal(2, (await honest.ReadAsync()).Acknowledgement.Sequence);
    }

    [Fact]
    public async Task A_newer_stream_fences_the_older()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var older = await ConnectedAsync(centre);
        await older.SendAsync(_journal.Take(2));
        Assert.Equal(2, (await older.ReadAsync()).Acknowledgement.Sequence);
        using var newer = await ConnectedAsync(centre);
        Assert.Equal(RefusalReason.Fenced, (await older.ReadAsync()).Refusal.Reason);
        await newer.SendAsync(_journal.Skip(2).Take(2));
        Assert.Equal(4, (await newer.ReadAsync()).Acknowledgement.Sequence);
    }

    [Fact]
    public async Task A_stream_on_another_server_is_fenced_by_the_store()
    {
        await using var one = await CentreHost.StartAsync(_inbox);
        await using var two = await CentreHost.StartAsync(_inbox);
        using var older = await ConnectedAsync(one);
        using var newer = await ConnectedAsync(two);
        await newer.SendAsync(_journal.Take(5));
        Assert.Equal(5, (await newer.ReadAsync()).Acknowledgement.Sequence);
        await older.SendAsync(_journal.Take(3));
        Assert.Equal(RefusalReason.Fenced, (await older.ReadAsync()).Refusal.Reason);
        Assert.Equal(5, _inbox.Stored(Lane).Count);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_it_is_stored_while_the_next_is_checked()
    {
        var gated = new GatedInbox(_inbox);
        await using var centre = await CentreHost.StartAsync(gated);
        using var lane = await ConnectedAsync(centre);
        await lane.SendAsync(_journal.Take(2));
        await gated.AtGateAsync();
        await lane.SendAsync(_journal.Skip(2).Take(2));
        var reply = lane.ReadAsync();
        Assert.False(reply.IsCompleted);
        Assert.Empty(_inbox.Stored(Lane));
        gated.Open();
        Assert.Equal(2, (await reply).Acknowledgement.Sequence);
        Assert.Equal(4, (await lane.ReadAsync()).Acknowledgement.Sequence);
    }

    [Fact]
    public async Task Tampered_bytes_are_refused_with_their_number_and_kept_as_evidence()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var lane = await ConnectedAsync(centre);
        var tampered = EnvelopeCodec.ToWire(_journal[4]);
        tampered.Payload = ByteString.CopyFromUtf8("another traveller");
        var batch = _journal.Take(6).Select(EnvelopeCodec.ToWire).ToList();
        batch[4] = tampered;
        await lane.SendAsync(new PushRequest { Batch = new Batch { Envelopes = { batch } } });
        Assert.Equal(4, (await lane.ReadAsync()).Acknowledgement.Sequence);
        var refusal = (await lane.ReadAsync()).Refusal;
        Assert.Equal((RefusalReason.BrokenChain, 5), (refusal.Reason, refusal.Sequence));
        Assert.Equal(tampered.ToByteArray(), _inbox.Quarantined(Lane).Single().Evidence.ToArray());
        Assert.Null(await lane.TryReadAsync());
    }

    [Fact]
    public async Task A_gap_is_answered_with_what_is_held()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var lane = await ConnectedAsync(centre);
        await lane.SendAsync(_journal.Skip(3).Take(2));
        Assert.Equal(0, (await lane.ReadAsync()).Checkpoint.Sequence);
        await lane.SendAsync(_journal.Take(5));
        Assert.Equal(5, (await lane.ReadAsync()).Acknowledgement.Sequence);
    }

    [Fact]
    public async Task A_batch_sent_again_is_acknowledged_again_and_stored_once()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var lane = await ConnectedAsync(centre);
        for (var time = 0; time < 2; time++)
        {
            await lane.SendAsync(_journal.Take(5));
            Assert.Equal(5, (await lane.ReadAsync()).Acknowledgement.Sequence);
        }

        Assert.Equal(5, _inbox.Stored(Lane).Count);
    }

    [Fact]
    public async Task A_store_that_fails_makes_the_centre_unavailable()
    {
        _inbox.AtCommit = _ => throw new IOException("disk full");
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var lane = await ConnectedAsync(centre);
        await lane.SendAsync(_journal.Take(5));
        var failed = await Assert.ThrowsAsync<GrpcException>(() => lane.ReadAsync());
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failed.Status, failed.IsTransient));
        Assert.DoesNotContain("disk", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lane_that_ends_its_stream_well_gets_every_acknowledgement_first()
    {
        await using var centre = await CentreHost.StartAsync(_inbox);
        using var lane = await ConnectedAsync(centre);
        for (var batch = 0; batch < 10; batch++)
            await lane.SendAsync(_journal.Skip(3 * batch).Take(3));
        await lane.CompleteAsync();
        for (var batch = 1; batch <= 10; batch++)
            Assert.Equal(3 * batch, (await lane.ReadAsync()).Acknowledgement.Sequence);
        Assert.Null(await lane.TryReadAsync());
    }

    [Fact]
    public async Task Behind_a_store_that_stalls_a_lane_that_sends_and_sends_is_stopped_after_a_few_megabytes()
    {
        const int Most = 64;
        var gated = new GatedInbox(_inbox);
        await using var centre = await CentreHost.StartAsync(gated);
        var journal = new SeededDrafts(2, payloadBytes: 900).Chain(Lane, 1_000);
        using var lane = new RawLane(centre);
        await lane.HelloAsync(journal[^1].Checkpoint);
        await lane.ReadAsync();
        var sent = 0;
        while (sent < Most)
        {
            var sending = lane.SendAsync(journal).AsTask();
            var patience = Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            if (await Task.WhenAny(sending, patience) != sending)
                break;
            sent++;
        }

        Assert.InRange(sent, 1, 12);
        gated.Open();
        for (var batch = 0; batch <= sent; batch++)
            Assert.Equal(1_000, (await lane.ReadAsync()).Acknowledgement.Sequence);
        Assert.Equal(1_000, _inbox.Count(Lane));
    }

    private async Task<RawLane> ConnectedAsync(CentreHost centre)
    {
        var lane = new RawLane(centre);
        await lane.HelloAsync(_journal[^1].Checkpoint);
        Assert.Equal(_inbox.Held(Lane).Sequence, (await lane.ReadAsync()).Checkpoint.Sequence);
        return lane;
    }

    private sealed class RawLane : IDisposable
    {
        private static readonly GrpcMethod<PushRequest, PushReply> Push =
            new(SyncReflection.Descriptor.Services.Single(service => service.Name == "Intake"), "Push");

        private readonly GrpcChannel _channel;
        private readonly GrpcDuplexCall<PushRequest, PushReply> _call;
        private readonly IAsyncEnumerator<PushReply> _replies;

        public RawLane(CentreHost centre)
        {
            _channel = centre.Channel();
            _call = _channel.Duplex(Push, cancellationToken: TestContext.Current.CancellationToken);
            _replies = _call.ReadAllAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        }

        public ValueTask SendAsync(PushRequest request) => _call.WriteAsync(request);

        public ValueTask SendAsync(IEnumerable<Envelope> entries) => SendAsync(new PushRequest
        {
            Batch = new Batch { Envelopes = { entries.Select(EnvelopeCodec.ToWire) } },
        });

        public ValueTask HelloAsync(Checkpoint head, string lane = "lane-1") => SendAsync(new PushRequest
        {
            Hello = new Hello
            {
                LaneId = lane,
                HeadSequence = head.Sequence,
                HeadHash = ByteString.CopyFrom(head.Hash.Span),
            },
        });

        public ValueTask CompleteAsync() => _call.CompleteAsync();

        public async Task<PushReply> ReadAsync() =>
            await TryReadAsync() ?? throw new InvalidOperationException("The stream is over.");

        public async Task<PushReply?> TryReadAsync() => await _replies.MoveNextAsync() ? _replies.Current : null;

        public void Dispose()
        {
            _call.Dispose();
            _channel.Dispose();
        }
    }
}
