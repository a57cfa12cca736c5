using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Intake;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Attachments;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Pictures of fingers are asked of the lane that took them, kept sealed, and go in time.</summary>
public sealed class FingerSampleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pictures_that_an_enrolment_names_are_wanted_until_they_have_come()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        Assert.Equal([Key(enrolled, Hand.Index), Key(enrolled, Hand.Middle)], await WantedAsync(bench));
        Assert.True(await SendAsync(bench, enrolled, Hand.Index, Hand.Of(1).File(Hand.Index)));
        Assert.True(await bench.Get<LaneAttachments>().TakeAsync(
            FingerBench.Lane, Key(enrolled, Hand.Middle), default, FingerSamples.Gone, Cancellation));
        Assert.Empty(await WantedAsync(bench));
        Assert.NotNull(await FindAsync(bench, enrolled, Hand.Index));
        Assert.Null(await FindAsync(bench, enrolled, Hand.Middle));
        var stored = await bench.ScalarAsync<byte[]>("select content from finger_sample where content is not null");
        Assert.Equal(-1, stored.AsSpan().IndexOf(Hand.Of(1).File(Hand.Index).AsSpan(0, 12)));
    }

    [Fact]
    public async Task Another_picture_than_the_one_that_is_named_is_not_kept_and_not_asked_for_again()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        Assert.False(await SendAsync(bench, enrolled, Hand.Index, Hand.Of(2).File(Hand.Index)));
        Assert.Equal([Key(enrolled, Hand.Middle)], await WantedAsync(bench));
        Assert.False(await SendAsync(bench, enrolled, Hand.Index, Hand.Of(1).File(Hand.Index)));
        Assert.Null(await FindAsync(bench, enrolled, Hand.Index));
    }

    [Fact]
    public async Task Another_lane_is_not_asked_and_can_send_nothing()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        var other = await bench.Hits.Intake.ProducerAsync();
        var store = bench.Get<LaneAttachments>();
        Assert.Empty(await store.WantedAsync(other, Cancellation));
        Assert.False(await store.TakeAsync(
            other, Key(enrolled, Hand.Index), Hand.Of(1).File(Hand.Index), "", Cancellation));
        Assert.Equal(2, (await WantedAsync(bench)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_that_keeps_no_biometrics_takes_the_fingers_along_also_those_on_their_way(bool isLate)
    {
        await using var bench = await FingerBench.OpenAsync();
        var referral = bench.Checked() with { Decision = DecisionCode.Refer };
        var closing = bench.Checked() with
        {
            ReferralId = referral.CrossingId, Decision = DecisionCode.RefuseEntry, Photograph = null,
        };
        var enrolled = bench.Enrolled(referral, Hand.Of(1).Both());
        var drafts = new[] { bench.Draft(enrolled), bench.Hits.Samples.Draft(closing) };
        await bench.Hits.PushAsync(bench.Hits.Samples.Draft(referral), drafts[isLate ? 1 : 0], drafts[isLate ? 0 : 1]);
        Assert.Empty(await WantedAsync(bench));
        var stored = await bench.Get<EnrolmentStore>().FindAsync(3, enrolled.EnrolmentId, Cancellation);
        Assert.Null(stored!.Enrolled);
        Assert.Equal(
            0L,
            await bench.ScalarAsync<long>(
                "select count(*) from envelope where kind = 'fingerprints' and sealed is not null"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fingers_that_were_taken_for_a_refusal_stay_when_there_is_no_camera(bool isLate)
    {
        await using var bench = await FingerBench.OpenAsync();
        var referral = bench.Checked() with { Decision = DecisionCode.Refer };
        var closing = bench.Checked() with
        {
            ReferralId = referral.CrossingId, Decision = DecisionCode.RefuseEntry, Photograph = null,
        };
        var enrolled = bench.Enrolled(closing, Hand.Of(1).Both()) with { Purpose = EnrolmentPurpose.Refusal };
        var drafts = new[] { bench.Draft(enrolled), bench.Hits.Samples.Draft(closing) };
        await bench.Hits.PushAsync(bench.Hits.Samples.Draft(referral), drafts[isLate ? 1 : 0], drafts[isLate ? 0 : 1]);
        Assert.Equal(2, (await WantedAsync(bench)).Count);
    }

    private static AttachmentKey Key(FingersEnrolled enrolled, int position) =>
        new(enrolled.EnrolmentId, FingerSamples.Kind(position));

    private static ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(FingerBench bench) =>
        bench.Get<LaneAttachments>().WantedAsync(FingerBench.Lane, Cancellation);

    private static ValueTask<bool> SendAsync(FingerBench bench, FingersEnrolled enrolled, int position, byte[] file) =>
        bench.Get<LaneAttachments>().TakeAsync(FingerBench.Lane, Key(enrolled, position), file, "", Cancellation);

    private static Task<Bmis.Biometrics.Images.GreyImage?> FindAsync(
        FingerBench bench, FingersEnrolled enrolled, int position) =>
        bench.Get<FingerSampleStore>().FindAsync(3, enrolled.EnrolmentId, position, Cancellation);
}
