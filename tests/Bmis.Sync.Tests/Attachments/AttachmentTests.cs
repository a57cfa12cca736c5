using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Tests.Distribution;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Attachments;

/// <summary>What travels beside the journal, over real sockets.</summary>
public sealed class AttachmentTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly AttachmentKey Live = new(Guid.Parse("01930000-0000-7000-8000-000000000001"), "live");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_centre_wants_is_sent_once()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        centre.Attachments.Want("lane-2", Live with { Kind = "other" });
        using var channel = centre.Channel();
        var sender = new AttachmentSender(channel, Timeout);
        Assert.Equal([Live], await sender.WantedAsync(Cancellation));
        Assert.True(await sender.SendAsync(Live, new byte[] { 1, 2, 3 }, Cancellation));
        Assert.False(await sender.SendAsync(Live, new byte[] { 1, 2, 3 }, Cancellation));
        Assert.Empty(await sender.WantedAsync(Cancellation));
        var taken = Assert.Single(centre.Attachments.Taken);
        Assert.Equal((Live, ""), (taken.Key, taken.Absence));
        Assert.Equal([1, 2, 3], taken.Content);
    }

    [Fact]
    public async Task A_lane_that_has_none_says_why()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        using var channel = centre.Channel();
        Assert.True(await new AttachmentSender(channel, Timeout).SayNoneAsync(Live, "erased", Cancellation));
        var taken = Assert.Single(centre.Attachments.Taken);
        Assert.Equal("erased", taken.Absence);
        Assert.Empty(taken.Content);
    }

    [Fact]
    public async Task More_wants_than_the_limit_come_in_portions()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        for (var i = 0; i < AttachmentLimits.MostWanted + 5; i++)
            centre.Attachments.Want("lane-1", Live with { Kind = $"live-{i}" });
        using var channel = centre.Channel();
        var wanted = await new AttachmentSender(channel, Timeout).WantedAsync(Cancellation);
        Assert.Equal(AttachmentLimits.MostWanted, wanted.Count);
    }

    [Fact]
    public async Task The_largest_passes_and_one_byte_more_is_refused()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        using var channel = centre.Channel();
        var sender = new AttachmentSender(channel, Timeout);
        var large = new byte[AttachmentLimits.ContentBytes + 1];
        await RefusedAsync(() => sender.SendAsync(Live, large, Cancellation), GrpcStatusCode.InvalidArgument);
        Assert.True(await sender.SendAsync(Live, large.AsMemory(1), Cancellation));
    }

    [Fact]
    public async Task After_a_cut_at_any_part_a_picture_goes_on_where_it_was()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        var picture = Lists.Content(3, 512 * 1024);
        var cuts = 0;
        centre.Attachments.AtPart = () =>
        {
            if (++cuts % 3 == 0)
                throw new GrpcException(GrpcStatusCode.Internal, "The centre is gone.");
        };
        using var channel = centre.Channel();
        var sender = new AttachmentSender(channel, Timeout);
        var (rounds, isKept) = (0, false);
        for (; !isKept; rounds++)
        {
            try
            {
                isKept = await sender.SendAsync(Live, picture, Cancellation);
            }
            catch (GrpcException failure) when (failure.Status is GrpcStatusCode.Internal)
            {
                Assert.Empty(centre.Attachments.Taken);
            }
        }

        Assert.Equal(picture, Assert.Single(centre.Attachments.Taken).Content);
        Assert.Equal(32, centre.Attachments.PartsTaken);
        Assert.True(rounds > 10, $"{rounds}");
        Assert.Equal(0, centre.Attachments.Unfinished);
    }

    [Fact]
    public async Task A_picture_waits_between_two_parts_while_it_may_not_go_on()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        using var channel = centre.Channel();
        var left = 5;
        var sender = new AttachmentSender(channel, Timeout, mayGoOn: () => left-- > 0);
        var picture = Lists.Content(3, 160 * 1024);
        Assert.False(await sender.SendAsync(Live, picture, Cancellation));
        Assert.Equal((5, 1), (centre.Attachments.PartsTaken, centre.Attachments.Unfinished));
        left = int.MaxValue;
        Assert.True(await sender.SendAsync(Live, picture, Cancellation));
        Assert.Equal(10, centre.Attachments.PartsTaken);
    }

    [Fact]
    public async Task Another_picture_under_the_same_name_begins_anew_and_an_erased_one_leaves_no_part()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        using var channel = centre.Channel();
        var left = 2;
        var sender = new AttachmentSender(channel, Timeout, mayGoOn: () => left-- > 0);
        Assert.False(await sender.SendAsync(Live, Lists.Content(1, 64 * 1024), Cancellation));
        left = 3;
        Assert.False(await sender.SendAsync(Live, Lists.Content(2, 64 * 1024), Cancellation));
        Assert.Equal((5, 1), (centre.Attachments.PartsTaken, centre.Attachments.Unfinished));
        Assert.True(await sender.SayNoneAsync(Live, "erased", Cancellation));
        Assert.Equal(0, centre.Attachments.Unfinished);
        Assert.False(await sender.SendAsync(Live, Lists.Content(2, 64 * 1024), Cancellation));
    }

    [Fact]
    public async Task Parts_that_together_are_not_what_was_offered_are_thrown_away()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.Attachments.Want("lane-1", Live);
        var intake = new AttachmentIntake(centre.Attachments, centre.Attachments);
        var offer = new AttachmentOffer
        {
            Name = AttachmentService.Name(Live), Length = 3, Sha256 = ByteString.CopyFrom(new byte[32]),
        };
        var lane = new Producer("lane-1");
        var part = new AttachmentPart { Of = offer, Data = ByteString.CopyFrom(1, 2) };
        Assert.Equal(2, (await intake.SendAsync(lane, part, Cancellation)).Held);
        Assert.Equal(2, (await intake.SendAsync(lane, part, Cancellation)).Held);
        part = new AttachmentPart { Of = offer, Offset = 2, Data = ByteString.CopyFrom(3) };
        Assert.Equal(
            new AttachmentState { Wanted = true }, await intake.SendAsync(lane, part, Cancellation));
        Assert.Equal((0, 0), (centre.Attachments.Unfinished, centre.Attachments.Taken.Count));
        part.Offset = 3;
        await RefusedAsync(() => intake.SendAsync(lane, part, Cancellation), GrpcStatusCode.InvalidArgument);
        offer.Sha256 = ByteString.Empty;
        await RefusedAsync(() => intake.OfferAsync(lane, offer, Cancellation), GrpcStatusCode.InvalidArgument);
    }

    [Fact]
    public async Task What_breaks_a_limit_and_who_is_unknown_is_refused()
    {
        await using var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        using var channel = centre.Channel();
        var sender = new AttachmentSender(channel, Timeout);
        foreach (var key in new[] { Live with { Kind = "" }, Live with { Kind = "a/b" } })
            await RefusedAsync(() => sender.SendAsync(key, new byte[1], Cancellation), GrpcStatusCode.InvalidArgument);
        await RefusedAsync(
            () => sender.SendAsync(Live, ReadOnlyMemory<byte>.Empty, Cancellation), GrpcStatusCode.InvalidArgument);
        await RefusedAsync(
            () => sender.SayNoneAsync(Live, new string('x', 65), Cancellation), GrpcStatusCode.InvalidArgument);
        centre.Caller = null;
        await RefusedAsync(() => sender.WantedAsync(Cancellation), GrpcStatusCode.Unauthenticated);
        await RefusedAsync(() => sender.SayNoneAsync(Live, "none", Cancellation), GrpcStatusCode.Unauthenticated);
    }

    [Fact]
    public void A_name_of_a_wrong_length_is_none()
    {
        var brief = new AttachmentName { About = ByteString.CopyFrom(new byte[15]), Kind = "live" };
        Assert.Null(AttachmentLimits.Read(brief));
        Assert.Null(AttachmentLimits.Read((AttachmentName?)null));
        Assert.Equal(Live, AttachmentLimits.Read(AttachmentService.Name(Live)));
        Assert.Equal("[attachment live]", $"{Live}");
    }

    private static async Task RefusedAsync(Func<Task> call, GrpcStatusCode code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<GrpcException>(call)).Status);
}
