using Bmis.Biographics;
using Bmis.Central.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Hits;

public sealed class BackSearchTests : IAsyncLifetime
{
    private HitBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await HitBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_new_entry_finds_who_crossed_before_it_was_published()
    {
        var crossings = Enumerable.Range(0, 40).Select(_ => Plain()).ToArray();
        crossings[7] = Named(crossings[7], "SAMPLEMAN", "VIKTOR");
        await _bench.PushAsync(crossings);
        await _bench.PublishAsync(HitBench.Meaning(crossings[7]));
        await SearchedAsync(1);
        var line = Assert.Single(await _bench.QueueAsync());
        Assert.Equal(
            (HitSource.BackSearch, 8L, 1L, crossings[7].Traveller!.Name.Primary),
            (line.Item.Source, line.Item.Sequence, line.Item.ListVersion, line.Person.Primary));
        Assert.Null(await _bench.Get<BackSearch>().RunAsync(Cancellation));
    }

    [Fact]
    public async Task Only_what_is_new_or_changed_is_searched_for()
    {
        var first = Named(Plain(), "SAMPLEMAN", "VIKTOR");
        var second = Named(Plain(), "PRIMERNAYA", "NADEZHDA");
        await _bench.PushAsync(first, second);
        var known = HitBench.Meaning(first);
        await _bench.PublishAsync(known);
        await SearchedAsync(1);
        await _bench.PublishAsync(known, HitBench.Meaning(second, "national:A-2"));
        await SearchedAsync(2);
        Assert.Equal(1, await _bench.ScalarAsync<int>("select entries from back_search_progress"));
        Assert.Equal(2, (await _bench.QueueAsync()).Count);
        await _bench.PublishAsync(
            known with { Actions = AlertActions.Both(AlertAction.Arrest) }, HitBench.Meaning(second, "national:A-2"));
        await SearchedAsync(3);
        Assert.Equal(1, await _bench.ScalarAsync<int>("select entries from back_search_progress"));
        Assert.Equal(nameof(AlertAction.Arrest), (await _bench.QueueAsync())[0].Item.Action);
    }

    [Fact]
    public async Task A_common_name_with_many_entries_hides_no_new_one()
    {
        var crossing = Named(Plain(), "SAMPLEMAN", "VIKTOR");
        await _bench.PushAsync(crossing);
        AlertEntry[] known =
            [.. Enumerable.Range(1, 40).Select(i => HitBench.Meaning(crossing, $"national:A-{i:000}"))];
        await _bench.PublishAsync([.. known.Select(entry => entry with { Actions = AlertActions.None })]);
        await SearchedAsync(1);
        Assert.Empty(await _bench.QueueAsync());
        await _bench.PublishAsync(
            [
                .. known.Select(entry => entry with { Actions = AlertActions.None }),
                HitBench.Meaning(crossing, "national:Z-999"),
            ]);
        await SearchedAsync(2);
        Assert.Equal("national:Z-999", (await _bench.QueueAsync()).Single().Item.EntryId);
    }

    [Fact]
    public async Task What_a_lane_pushes_long_after_the_search_is_screened_when_it_arrives()
    {
        var (listed, other) = (Named(Plain(), "SAMPLEMAN", "VIKTOR"), Named(Plain(), "PRIMERNAYA", "NADEZHDA"));
        var current = Named(Plain(), "SAMPLEMAN", "VIKTOR");
        await _bench.PublishAsync(HitBench.Meaning(listed));
        await SearchedAsync(1);
        Assert.Empty(await _bench.QueueAsync());
        await PushLateAsync(
            listed with { Lists = [] },
            other with { Lists = [] },
            current with { Lists = [new ConsultedList("alert", 1, Freshness.Fresh)] });
        await LateSearchedAsync();
        var item = (await _bench.QueueAsync()).Single().Item;
        Assert.Equal((HitSource.BackSearch, 1L, 1L), (item.Source, item.Sequence, item.ListVersion));
        Assert.Single(await _bench.Get<HitStore>().OccurrencesAsync(item.ItemId, Cancellation));
    }

    [Fact]
    public async Task An_entry_that_became_more_severe_is_a_hit_of_a_crossing_that_comes_late_with_the_milder_one()
    {
        var listed = Plain();
        var mild = HitBench.Meaning(listed);
        await _bench.PublishAsync(mild);
        await SearchedAsync(1);
        await _bench.PublishAsync(mild with { Actions = AlertActions.Both(AlertAction.Arrest) });
        await SearchedAsync(2);
        await PushLateAsync(listed with
        {
            Lists = [new ConsultedList("alert", 1, Freshness.Fresh)],
            Hits =
            [
                new AlertHit("alert", mild.Id, 0.9, false) { EntryDigest = EntryDigest.Of(mild), Action = "refer" },
            ],
        });
        await LateSearchedAsync();
        var item = (await _bench.QueueAsync()).Single().Item;
        Assert.Equal((nameof(AlertAction.Arrest), 2L), (item.Action, item.ListVersion));
    }

    [Fact]
    public async Task Who_came_late_in_a_branch_of_a_lane_is_found_by_the_record_of_that_branch()
    {
        var (listed, hitting) = (Named(Plain(), "SAMPLEMAN", "VIKTOR"), _bench.Hitting("test:1"));
        await _bench.PushAsync(Plain(), Plain());
        await _bench.PublishAsync(HitBench.Meaning(listed));
        await SearchedAsync(1);
        _bench.Headquarters.Clock.Now += TimeSpan.FromHours(3);
        _bench.Intake.Clock.Now += TimeSpan.FromHours(3);
        var branch = new Producer("LANE-1", 2);
        await _bench.Intake.Store.OpenAsync(branch, LaneGreeting.None, Cancellation);
        var run = _bench.Samples.Chain(
            [_bench.Samples.Draft(listed with { Lists = [] }), _bench.Samples.Draft(hitting)], Checkpoint.Start);
        Assert.True(await _bench.Intake.Store.AppendAsync(
            branch, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
        await _bench.Intake.MakeEpochs().DecideAsync(branch.Key, true, "Decided.", "a-1", Cancellation);
        while (await _bench.ScalarAsync<long>("select count(*) from crossing where lane_id = 'LANE-1+2'") < 2)
            await _bench.Intake.MakeEpochKeeper().CatchUpAsync(Cancellation);
        await LateSearchedAsync();
        var queue = await _bench.QueueAsync();
        Assert.Equal(
            ["SAMPLEMAN LANE-1+2 1", $"{hitting.Traveller!.Name.Primary} LANE-1+2 2"],
            queue.OrderBy(line => line.Item.Sequence)
                .Select(line => $"{line.Person.Primary} {line.Item.LaneId} {line.Item.Sequence}"));
    }

    [Fact]
    public async Task Nothing_that_came_late_is_looked_at_while_past_crossings_are_searched()
    {
        var listed = Plain();
        await _bench.PublishAsync(HitBench.Meaning(_bench.Samples.Next(), "national:B-9"));
        await SearchedAsync(1);
        await using (var connection = await _bench.Headquarters.Fixture.Source.OpenConnectionAsync(Cancellation))
        {
            await using var turn = await connection.BeginTransactionAsync(Cancellation);
            while (!await BackSearchLedger.TryHoldAsync(turn))
                await Task.Yield();
            await PushLateAsync(listed with { Lists = [] });
            Assert.Equal(0, await _bench.Get<LateIntakeSearch>().RunAsync(Cancellation));
            Assert.Equal(1L, await _bench.ScalarAsync<long>("select count(*) from late_intake"));
            await _bench.PublishAsync(HitBench.Meaning(listed));
        }

        await SearchedAsync(2);
        await LateSearchedAsync();
        Assert.Equal(2L, (await _bench.QueueAsync()).Single().Item.ListVersion);
    }

    [Fact]
    public async Task An_invented_person_is_found_late_by_a_specimen_document_alone()
    {
        var (real, specimen) = (Plain(), Plain());
        specimen = specimen with
        {
            Traveller = real.Traveller,
            Document = specimen.Document! with { IssuingState = CountryCode.Parse("UTO").Value },
        };
        real = real with { Document = real.Document! with { IssuingState = CountryCode.Parse("DEU").Value } };
        await _bench.PublishAsync(HitBench.Meaning(real, "drill:1") with { IsDrill = true });
        await SearchedAsync(1);
        await PushLateAsync(real with { Lists = [] }, specimen with { Lists = [] });
        await LateSearchedAsync();
        Assert.Equal(
            specimen.CrossingId.ToString(), await _bench.ScalarAsync<string>("select crossing_id::text from hit"));
    }

    [Fact]
    public async Task What_the_lane_had_found_is_not_found_twice()
    {
        var crossing = Plain();
        var entry = HitBench.Meaning(crossing);
        var digest = EntryDigest.Of(entry);
        await _bench.PushAsync(crossing with
        {
            Hits = [new AlertHit("alert", entry.Id, 0.9, false) { EntryDigest = digest, IsCleared = true }],
        });
        await _bench.PublishAsync(entry);
        await SearchedAsync(1);
        Assert.Empty(await _bench.QueueAsync());
    }

    [Theory]
    [InlineData(29, AlertAction.Refer, "", 1)]
    [InlineData(31, AlertAction.Refer, "", 0)]
    [InlineData(1, AlertAction.None, "", 0)]
    [InlineData(1, AlertAction.Refer, "2026-05-19", 0)]
    public async Task Old_crossings_and_entries_without_effect_are_left_alone(
        int daysAgo, AlertAction action, string expires, int found)
    {
        var crossing = _bench.Samples.Next(SampleCrossings.Start.AddDays(-daysAgo)) with { Hits = [] };
        await _bench.PushAsync(crossing);
        var entry = HitBench.Meaning(crossing, action: action);
        await _bench.PublishAsync(expires.Length == 0 ? entry : entry with
        {
            Terms = new AlertTerms
            {
                ExpiresOn = DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture),
            },
        });
        await SearchedAsync(1);
        Assert.Equal(found, (await _bench.QueueAsync()).Count);
    }

    [Fact]
    public async Task Many_crossings_are_searched_within_the_minute()
    {
        for (var batch = 0; batch < 10; batch++)
            await _bench.PushAsync([.. Enumerable.Range(0, 500).Select(_ => Plain())]);
        var last = Named(Plain(), "SAMPLEMAN", "VIKTOR");
        await _bench.PushAsync(last);
        await _bench.PublishAsync(HitBench.Meaning(last));
        await SearchedAsync(1);
        var took = await _bench.ScalarAsync<TimeSpan>("select took from back_search_progress");
        TestContext.Current.SendDiagnosticMessage($"5001 crossings in {took.TotalMilliseconds} ms");
        Assert.Equal(5001L, await _bench.ScalarAsync<long>("select crossings from back_search_progress"));
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.Single(await _bench.QueueAsync());
    }

    private static Crossing Named(Crossing crossing, string primary, string secondary) => crossing with
    {
        Traveller = crossing.Traveller! with { Name = PersonName.Parse(primary, secondary).Value },
    };

    private Crossing Plain() => _bench.Samples.Next() with { Hits = [] };

    private Task PushLateAsync(params Crossing[] crossings)
    {
        _bench.Headquarters.Clock.Now += TimeSpan.FromHours(3);
        _bench.Intake.Clock.Now += TimeSpan.FromHours(3);
        return _bench.PushAsync(crossings);
    }

    // Headquarters' own search may be at it at the same time.
    private async Task LateSearchedAsync()
    {
        while (await _bench.ScalarAsync<long>("select count(*) from late_intake") > 0)
            await _bench.Get<LateIntakeSearch>().RunAsync(Cancellation);
        await _bench.CatchUpAsync();
    }

    // Headquarters' own search may have been faster.
    private async Task SearchedAsync(long version)
    {
        while (await _bench.ScalarAsync<long?>("select max(version) from back_search_progress") != version)
            await _bench.Get<BackSearch>().RunAsync(Cancellation);
        await _bench.CatchUpAsync();
    }
}
