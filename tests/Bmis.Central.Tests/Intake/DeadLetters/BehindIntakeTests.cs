using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Hits;
using Bmis.Central.Intake;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.StayLedger;
using Bmis.Central.Tests.Fingerprints;
using Bmis.Central.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Intake.DeadLetters;

/// <summary>Everything that reads behind intake sees a replayed entry, though it has read past its number.</summary>
public sealed class BehindIntakeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Histories_hear_of_a_replayed_crossing_and_not_before()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        var record = bench.Samples.Next() with { Category = "VIS" };
        await bench.PushAsync(record);
        await CatchUpAsync(bench);
        Assert.Empty(await HeardAsync(bench));
        await bench.ReplayAsync();
        await CatchUpAsync(bench);
        Assert.Equal([record.CrossingId], await HeardAsync(bench));
        Assert.Empty(await bench.ListAsync<long>("select sequence from history_again"));
        await CatchUpAsync(bench);
        Assert.Single(await HeardAsync(bench));
    }

    [Fact]
    public async Task Histories_hear_of_a_replayed_correction()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Correction);
        var record = bench.Samples.Next() with { Category = "VIS" };
        await bench.PushAsync(bench.Samples.Draft(record), bench.Correction(1, record, DecisionCode.Cancelled));
        await CatchUpAsync(bench);
        Assert.False(Assert.Single(await CountingAsync(bench)).IsRemoved);
        await bench.ReplayAsync();
        await CatchUpAsync(bench);
        Assert.True(Assert.Single(await CountingAsync(bench)).IsRemoved);
    }

    [Fact]
    public async Task A_record_that_is_replayed_with_its_correction_is_heard_of_as_it_counts()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        var record = bench.Samples.Next() with { Category = "VIS" };
        await bench.PushAsync(bench.Samples.Draft(record), bench.Correction(1, record, DecisionCode.Cancelled));
        await CatchUpAsync(bench);
        await bench.ReplayAsync();
        await CatchUpAsync(bench);
        Assert.True(Assert.Single(await CountingAsync(bench)).IsRemoved);
        Assert.Single((await HeardAsync(bench)).Distinct());
    }

    [Fact]
    public async Task Hits_words_about_them_and_fingers_are_taken_up()
    {
        await using var bench = await FingerBench.OpenAsync();
        await bench.Hits.EnrolAsync();
        await using var letters = LetterBench.On(
            bench.Hits.Headquarters.Fixture, EntryKinds.Crossing, EntryKinds.Hit, EntryKinds.Fingerprints);
        var crossing = FingerBench.Of(bench.Hits.Hitting()) with { Hits = bench.Hits.Hitting().Hits };
        var said = new HitAdjudicated(
            bench.NextId(), crossing.DecidedAt, "o-100", "s-1", crossing.CrossingId, HitBench.Viktor,
            Crossings.Hits.HitOutcome.TrueMatch, ["birth-date"], "The same.");
        await letters.PushAsync(
            bench.Hits.Samples.Draft(crossing), bench.Hits.Draft(said),
            bench.Draft(bench.Enrolled(crossing, Hand.Of(1).Both())));
        await CatchUpAsync(bench);
        Assert.Empty(await bench.Hits.QueueAsync());
        Assert.Equal(0L, await bench.ScalarAsync<long>("select count(*) from finger_enrolment"));
        var tally = await bench.Get<DeadLetterReplay>().ReplayAsync(LetterBench.ReaderFailed, "a-1", Cancellation);
        Assert.Equal(new ReplayTally(3, 0, 0), tally);
        await CatchUpAsync(bench);
        Assert.Contains("post-true o-100", await bench.Hits.ActsAsync(await bench.Hits.OnlyAsync()));
        Assert.Equal(1L, await bench.ScalarAsync<long>(
            "select count(*) from finger_enrolment where searched_at is not null and gallery_number is not null"));
    }

    [Fact]
    public async Task A_crossing_that_is_replayed_much_later_is_screened_as_one_that_came_late()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await bench.PushAsync(bench.Samples.Next(SampleCrossings.Start));
        await bench.ReplayAsync();
        Assert.Empty(await bench.ListAsync<long>("select sequence from late_intake"));
        await bench.PushAsync(bench.Samples.Next(SampleCrossings.Start));
        bench.Intake.Clock.Now += TimeSpan.FromHours(1);
        await bench.ReplayAsync();
        Assert.Equal([2], await bench.ListAsync<long>("select sequence from late_intake"));
    }

    private static async Task CatchUpAsync(FingerBench bench)
    {
        await bench.Hits.CatchUpAsync();
        while (!await bench.Get<ConflictKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
    }

    private static async Task CatchUpAsync(LetterBench bench) => Assert.True(await new HistoryKeeper(
        bench.Intake.Fixture.Warehouse, new LaneBell(), bench.Intake.Fixture.Keys, bench.Intake.Fixture.Seal,
        TimeProvider.System, NullLogger<HistoryKeeper>.Instance).CatchUpAsync(Cancellation));

    private static Task<IReadOnlyList<Guid>> HeardAsync(LetterBench bench) =>
        bench.ListAsync<Guid>("select crossing_id from history_feed order by post_code, position");

    private static async Task<IReadOnlyList<Crossings.History.PastCrossing>> CountingAsync(LetterBench bench) =>
    [
        .. (await bench.ListAsync<(Guid Id, byte[] Content)>("select crossing_id, content from history_item"))
            .SelectMany(row => HistoryContract.TryRead(
                bench.Intake.Fixture.Seal.History(row.Id, row.Content), out var items, out _)
                ? items.Select(item => item.Past)
                : []),
    ];
}
