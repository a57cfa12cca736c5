using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Urgent;

/// <summary>What the centre lets in as a notice.</summary>
public sealed class UrgentIntakeTests
{
    private static readonly Producer Lane = new("lane-1");

    private static readonly GrpcMethod<UrgentNotice, NoticeReply> Notify =
        new(UrgentReflection.Descriptor.Services.Single(), "Notify");

    private readonly MemoryInboxStore _store = new();
    private readonly IReadOnlyList<Envelope> _chain = new SeededDrafts(1).Chain(Lane, 5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_flipped_bit_of_a_notice_is_found_and_nothing_is_kept()
    {
        var intake = new UrgentIntake(_store, NullLogger.Instance);
        var flips = 0;
        foreach (var (read, write) in Parts)
        {
            for (var bit = 0; bit < 8 * read(Notice()).Length; bit++, flips++)
            {
                var notice = Notice();
                write(notice, Flipped(read(notice), bit));
                var refused = await Assert.ThrowsAsync<GrpcException>(
                    () => intake.TakeAsync(Lane, notice, Cancellation));
                Assert.Equal(GrpcStatusCode.InvalidArgument, refused.Status);
            }
        }

        Assert.True(flips > 1_000, $"{flips}");
        Assert.Empty(_store.Noticed(Lane));
        Assert.True((await intake.TakeAsync(Lane, Notice(), Cancellation)).Settled);
        Assert.Equal([5], _store.Noticed(Lane));
    }

    [Fact]
    public async Task A_notice_without_an_entry_or_its_payload_or_of_no_epoch_is_refused()
    {
        var erased = Notice();
        erased.Envelope.ClearPayload();
        erased.Envelope.ClearSalt();
        var nowhere = Notice();
        nowhere.Epoch = -1;
        var intake = new UrgentIntake(_store, NullLogger.Instance);
        foreach (var notice in new[] { new UrgentNotice(), erased, nowhere })
            await Assert.ThrowsAsync<GrpcException>(() => intake.TakeAsync(Lane, notice, Cancellation));
        Assert.Empty(_store.Noticed(Lane));
    }

    [Fact]
    public async Task A_stranger_and_another_lane_are_refused()
    {
        await using var centre = await CentreHost.StartAsync(_store);
        using var channel = centre.Channel();
        centre.Caller = null;
        await RefusedAsync(channel, GrpcStatusCode.Unauthenticated);
        centre.Caller = new Producer("lane-2");
        await RefusedAsync(channel, GrpcStatusCode.InvalidArgument);
        centre.Caller = Lane;
        Assert.True((await channel.UnaryAsync(Notify, Notice(), null, Cancellation)).Settled);
        Assert.Equal([5], _store.Noticed(Lane));
    }

    private static IEnumerable<(Func<UrgentNotice, ByteString> Read, Action<UrgentNotice, ByteString> Write)> Parts =>
    [
        (one => one.PreviousHash, (one, bytes) => one.PreviousHash = bytes),
        (one => one.Envelope.Header, (one, bytes) => one.Envelope.Header = bytes),
        (one => one.Envelope.Salt, (one, bytes) => one.Envelope.Salt = bytes),
        (one => one.Envelope.Payload, (one, bytes) => one.Envelope.Payload = bytes),
        (one => one.Envelope.PayloadDigest, (one, bytes) => one.Envelope.PayloadDigest = bytes),
        (one => one.Envelope.Hash, (one, bytes) => one.Envelope.Hash = bytes),
    ];

    private static ByteString Flipped(ByteString bytes, int bit)
    {
        var flipped = bytes.ToByteArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return ByteString.CopyFrom(flipped);
    }

    private static async Task RefusedAsync(GrpcChannel channel, GrpcStatusCode status, UrgentNotice notice) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(Notify, notice, null, Cancellation))).Status);

    private Task RefusedAsync(GrpcChannel channel, GrpcStatusCode status) => RefusedAsync(channel, status, Notice());

    private UrgentNotice Notice() => new()
    {
        PreviousHash = ByteString.CopyFrom(_chain[3].Hash.Span),
        Envelope = EnvelopeCodec.ToWire(_chain[4]),
    };
}
