using Bmis.Central.Fingerprints.Accuracy;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Rates are counted by reader, age and sex, and small counts do not show.</summary>
public sealed class AccuracyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failures_and_missed_matches_are_counted_by_reader()
    {
        await using var bench = await FingerBench.OpenAsync();
        await PushAsync(bench, "R503", 30, failed: 3, missed: 6);
        await PushAsync(bench, "Slap 4", 12, failed: 0, missed: 0);
        var report = await ReadAsync(bench, AccuracyFilter.Device);
        Assert.Equal(["R503", "Slap 4"], report.Groups.Select(group => group.Row.Group));
        var serial = report.Groups[0];
        Assert.Equal((30L, 27L, 27L), (serial.Failed.All, serial.Mute.All, serial.Missed.All));
        Assert.Equal((0.1, 6.0 / 27), (serial.Failed.Rate!.Share, serial.Missed.Rate!.Share));
        Assert.Equal((42L, 39L), (report.All.Failed.All, report.All.Missed.All));
        Assert.Equal(2, serial.Row.Attempts);
        Assert.Equal(9, serial.Row.Seconds);
    }

    [Fact]
    public async Task Who_did_not_pass_is_no_genuine_claim_and_an_enrolment_beside_it_no_second_capture()
    {
        await using var bench = await FingerBench.OpenAsync();
        var drafts = new List<EntryDraft>();
        for (var i = 0; i < 24; i++)
        {
            var crossing = bench.Checked() with { Decision = i < 12 ? DecisionCode.Admit : DecisionCode.RefuseEntry };
            drafts.AddRange(
                bench.Hits.Samples.Draft(crossing), bench.Draft(bench.Verified(crossing, FingerBand.NoMatch)),
                bench.Draft(bench.Enrolled(crossing, [EnrolledFinger.Without(2, FingerPresence.Missing)])));
        }

        await bench.Hits.PushAsync([.. drafts]);
        var report = await ReadAsync(bench, AccuracyFilter.Device);
        Assert.Equal(
            (24L, 24L, 12L), (report.All.Failed.All, report.All.Mute.All, report.All.Missed.All));
        var reader = Assert.Single(report.Groups, group => group.Row.Group == "R503");
        Assert.Equal(24, reader.Failed.All);
    }

    [Theory]
    [InlineData(AccuracyFilter.Sex, "F,M")]
    [InlineData(AccuracyFilter.Age, "25-44,45-64,65-over")]
    public async Task Groups_are_those_of_the_crossing(string by, string groups)
    {
        await using var bench = await FingerBench.OpenAsync();
        await PushAsync(bench, "R503", 60, failed: 0, missed: 0);
        var report = await ReadAsync(bench, by);
        Assert.Equal(groups.Split(','), report.Groups.Select(group => group.Row.Group));
        Assert.Equal(60, report.Groups.Sum(group => group.Row.Captures));
    }

    [Fact]
    public async Task A_small_count_is_hidden_and_so_is_the_one_that_would_tell_it()
    {
        await using var bench = await FingerBench.OpenAsync();
        await PushAsync(bench, "A", 9, 0, 0);
        await PushAsync(bench, "B", 12, 0, 0);
        await PushAsync(bench, "C", 20, 0, 0);
        var report = await ReadAsync(bench, AccuracyFilter.Device);
        Assert.Equal([true, true, false], report.Groups.Select(group => group.Failed.IsHidden));
        Assert.Equal(41, report.All.Failed.All);
        Assert.Null(report.Groups[0].Failed.Rate);
    }

    [Fact]
    public void An_empty_group_hides_nothing_and_a_mean_that_rests_on_few_is_not_shown()
    {
        AccuracyRow[] rows =
        [
            new() { Group = "A", Captures = 9, Qualities = 9 },
            new() { Group = "B" },
            new() { Group = "C", Captures = 12, Qualities = 12 },
            new() { Group = "D", Captures = 20, Qualities = 20, Timed = 4, Attempts = 1, Quality = 50, Seconds = 8 },
        ];
        var filter = AccuracyFilter.Read(new QueryCollection(), new(2026, 5, 20));
        var report = AccuracyReport.Of(filter, rows, rows[3] with { Captures = 41, Timed = 14 }, 10);
        Assert.Equal([true, true, true, false], report.Groups.Select(group => group.Failed.IsHidden));
        Assert.Equal((1, 50, null), (report.Groups[3].Row.Attempts, report.Groups[3].Row.Quality,
            report.Groups[3].Row.Seconds));
        Assert.Equal(8, report.All.Row.Seconds);
    }

    [Fact]
    public void Months_are_whole()
    {
        var query = new QueryCollection(new Dictionary<string, StringValues>
        {
            ["from"] = "2026-02", ["to"] = "2026-04-03",
        });
        var filter = AccuracyFilter.Read(query, new(2026, 5, 20));
        Assert.Equal((new(2026, 2, 1), new(2026, 5, 31)), (filter.From, filter.To));
    }

    [Fact]
    public async Task A_closing_that_comes_before_its_referral_counts()
    {
        await using var bench = await FingerBench.OpenAsync();
        var referral = bench.Checked() with { Decision = DecisionCode.Refer };
        var closing = bench.Hits.Samples.Next() with
        {
            ReferralId = referral.CrossingId, Decision = DecisionCode.Admit,
        };
        await bench.Hits.PushAsync(bench.Hits.Samples.Draft(closing));
        await bench.Hits.PushAsync(bench.Hits.Samples.Draft(referral));
        Assert.Equal(
            $"true {referral.Traveller!.Sex}",
            await bench.ScalarAsync<string>(
                "select passed || ' ' || sex from finger_crossing where age is not null"));
    }

    private static Task PushAsync(FingerBench bench, string device, int count, int failed, int missed)
    {
        var drafts = new List<EntryDraft>();
        for (var i = 0; i < count; i++)
        {
            var crossing = bench.Checked() with { Decision = DecisionCode.Admit };
            var band = i < failed ? FingerBand.NotComparable
                : i < failed + missed ? FingerBand.NoMatch : FingerBand.Match;
            var verified = bench.Verified(crossing, band, device: device);
            if (i < failed)
            {
                verified = verified with
                {
                    Capture = verified.Capture with { Outcome = CaptureOutcome.Failed, Reason = "too-dry" },
                    Fingers = [],
                };
            }

            drafts.AddRange(bench.Hits.Samples.Draft(crossing), bench.Draft(verified));
        }

        return bench.Hits.PushAsync([.. drafts]);
    }

    private static Task<AccuracyReport> ReadAsync(FingerBench bench, string by) =>
        bench.Get<AccuracyStore>().ReadAsync(
            new(by, DateOnly.FromDateTime(WarehouseFixture.Now.AddDays(-30).UtcDateTime),
                DateOnly.FromDateTime(WarehouseFixture.Now.AddDays(1).UtcDateTime)),
            null,
            Cancellation);
}
