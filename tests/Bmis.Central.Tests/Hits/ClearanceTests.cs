using Bmis.Biographics;
using Bmis.Central.Hits;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;

namespace Bmis.Central.Tests.Hits;

public sealed class ClearanceTests : IAsyncLifetime
{
    private HitBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await HitBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Whom_headquarters_clears_the_lanes_hear_of()
    {
        var crossing = _bench.Hitting();
        var item = await MarkedFalseAsync(crossing);
        var lastDay = new DateOnly(2026, 5, 20).AddDays(180);
        var expected = Clearance.Of(
            crossing.Traveller, crossing.Document, HitBench.Viktor, HitBench.Digest, lastDay);
        Assert.Equal([expected!], await _bench.PublishedAsync());
        Assert.Equal(
            ["arrived", "claimed anna", "false anna", "cleared anna"], await _bench.ActsAsync(item));
    }

    [Fact]
    public async Task An_urgent_entry_is_cleared_for_a_shorter_time_and_what_is_over_is_left_out()
    {
        await MarkedFalseAsync(_bench.Hitting(action: "arrest"));
        Assert.Equal(new DateOnly(2026, 6, 19), Assert.Single((await _bench.PublishedAsync())!).LastDay);
        _bench.Headquarters.Clock.Now += TimeSpan.FromDays(31);
        Assert.NotNull(await _bench.Get<ClearanceKeeper>().PublishAsync(Cancellation));
        Assert.Empty((await _bench.PublishedAsync())!);
    }

    [Fact]
    public async Task Opening_a_false_hit_again_takes_its_clearance_back()
    {
        var item = await MarkedFalseAsync(_bench.Hitting());
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Reopened, "bela"));
        Assert.Empty((await _bench.PublishedAsync())!);
        Assert.Equal(HitState.Reopened, (await _bench.OnlyAsync()).State);
        Assert.Equal(["reopened bela", "revoked bela"], (await _bench.ActsAsync(item)).TakeLast(2));
    }

    [Fact]
    public async Task The_same_traveller_document_and_content_stay_closed_and_anything_else_opens_again()
    {
        var crossing = _bench.Hitting();
        await MarkedFalseAsync(crossing);
        await _bench.PushAsync(_bench.Hitting(of: crossing));
        Assert.Empty(await _bench.QueueAsync());
        var changed = _bench.Hitting(of: crossing);
        await _bench.PushAsync(changed with
        {
            Hits = [changed.Hits[0] with { EntryDigest = HitBench.Digest.Replace('0', 'f') }],
        });
        Assert.Equal(HitState.Reopened, (await _bench.OnlyAsync()).State);
    }

    [Fact]
    public async Task Another_document_of_a_cleared_traveller_opens_the_hit_again()
    {
        var crossing = _bench.Hitting();
        await MarkedFalseAsync(crossing);
        await _bench.PushAsync(_bench.Hitting(of: crossing) with
        {
            Document = crossing.Document! with { Number = DocumentNumber.Parse("NEW123").Value },
        });
        Assert.Equal(HitState.Reopened, (await _bench.OnlyAsync()).State);
    }

    [Fact]
    public async Task Nobody_is_cleared_whose_birth_date_is_not_whole()
    {
        var crossing = _bench.Hitting();
        var item = await MarkedFalseAsync(crossing with
        {
            Traveller = crossing.Traveller! with { BirthDate = PartialDate.Parse("1968").Value },
        });
        Assert.Null(await _bench.PublishedAsync());
        Assert.Equal("false anna", (await _bench.ActsAsync(item))[^1]);
    }

    [Theory]
    [InlineData(true, HitState.False, 1)]
    [InlineData(false, HitState.New, 0)]
    public async Task Second_lines_word_is_enough_only_where_the_country_says_so(bool enough, string state, int cleared)
    {
        _bench.Get<IOptions<HitsOptions>>().Value.SecondLineClears = enough;
        var crossing = _bench.Hitting();
        await _bench.PushAsync(crossing);
        await _bench.PushAsync(_bench.Draft(new HitAdjudicated(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt, "o-7", "", crossing.CrossingId,
            HitBench.Viktor,
            HitOutcome.FalseMatch, ["sex"], "")));
        await _bench.CatchUpAsync();
        Assert.Equal(state, (await _bench.OnlyAsync(state)).State);
        Assert.Equal(cleared, (await _bench.PublishedAsync())?.Count ?? 0);
    }

    [Fact]
    public async Task A_clearance_is_stored_sealed()
    {
        await MarkedFalseAsync(_bench.Hitting());
        var clearance = Assert.Single((await _bench.PublishedAsync())!);
        Assert.Equal(
            0L,
            await _bench.ScalarAsync<long>(
                $"""
                select count(*) from clearance
                where position('\x{clearance.PersonDigest}'::bytea in content) > 0
                    or position('\x{clearance.PersonDigest}'::bytea in document) > 0
                """));
    }

    private async Task<HitItem> MarkedFalseAsync(Crossing crossing)
    {
        await _bench.PushAsync(crossing);
        var item = await _bench.OnlyAsync();
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Claimed));
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.MarkedFalse));
        return item;
    }
}
