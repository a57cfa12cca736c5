using System.Net;
using System.Security.Cryptography;
using Bmis.Central.Hits;
using Bmis.Central.Hits.Photographs;
using Bmis.Central.Officers;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Tests.Hits.Photographs;

/// <summary>Pictures of travellers with a hit, asked of the lane that saw them.</summary>
public sealed class TravellerPhotographTests
{
    private static readonly Producer Lane = new("LANE-1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_pictures_of_crossings_with_a_hit_that_counts_are_wanted_until_they_have_come()
    {
        await using var bench = await HitBench.OpenAsync();
        var (hit, clear, cleared) = (bench.Hitting(), bench.Samples.Next(), bench.Hitting("national:B-1"));
        cleared = cleared with { Hits = [cleared.Hits[0] with { IsCleared = true }] };
        await bench.PushAsync(hit, clear with { Hits = [] }, cleared);
        Assert.Equal(
            [new(hit.CrossingId, HitPictures.Live), new(hit.CrossingId, HitPictures.Portrait)],
            await WantedAsync(bench));
        Assert.True(await SendAsync(bench, hit, HitPictures.Portrait, Faces.One));
        Assert.True(await SayNoneAsync(bench, hit, HitPictures.Live, HitPictures.NotTaken));
        Assert.Empty(await WantedAsync(bench));
        Assert.False(await SendAsync(bench, clear, HitPictures.Portrait, Faces.One));
        Assert.False(await SendAsync(bench, cleared, HitPictures.Portrait, Faces.One));
        Assert.False(await SendAsync(bench, hit, "other", Faces.One));
        Assert.Equal(
            JpegPicture.Read(Faces.One), await FindAsync(bench, hit, HitPictures.Portrait));
        Assert.Null(await FindAsync(bench, hit, HitPictures.Live));
    }

    [Fact]
    public async Task The_live_photograph_must_be_the_one_that_the_record_names()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = Photographed(bench.Hitting(), Faces.One);
        var other = Photographed(bench.Hitting("national:B-1"), Faces.One);
        await bench.PushAsync(hit, other);
        Assert.True(await SendAsync(bench, hit, HitPictures.Live, Faces.One));
        Assert.False(await SendAsync(bench, other, HitPictures.Live, Faces.Other));
        Assert.NotNull(await FindAsync(bench, hit, HitPictures.Live));
        Assert.Null(await FindAsync(bench, other, HitPictures.Live));
        Assert.Equal(PictureState.Unusable, (await StatesAsync(bench, other))[HitPictures.Live]);
    }

    [Fact]
    public async Task What_is_no_picture_is_not_kept_and_not_asked_for_again()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = bench.Hitting();
        await bench.PushAsync(hit);
        Assert.False(await SendAsync(bench, hit, HitPictures.Portrait, [1, 2, 3, 4]));
        Assert.Equal(HitPictures.Live, Assert.Single(await WantedAsync(bench)).Kind);
        await SendAsync(bench, hit, HitPictures.Portrait, Faces.One);
        Assert.False(await HasAsync(bench, hit));
    }

    [Fact]
    public async Task Another_lane_is_not_asked_and_can_send_nothing()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = bench.Hitting();
        await bench.PushAsync(hit);
        var other = await bench.Intake.ProducerAsync();
        var store = bench.Get<TravellerPhotographs>();
        Assert.Empty(await store.WantedAsync(other, Cancellation));
        Assert.False(await store.TakeAsync(
            other, new(hit.CrossingId, HitPictures.Portrait), Faces.One, "", Cancellation));
        Assert.Equal(2, (await WantedAsync(bench)).Count);
    }

    [Fact]
    public async Task No_picture_lies_in_the_warehouse_in_clear()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = bench.Hitting();
        await bench.PushAsync(hit);
        await SendAsync(bench, hit, HitPictures.Portrait, Faces.One);
        var stored = await bench.ScalarAsync<byte[]>("select content from hit_photograph where content is not null");
        Assert.Equal(-1, stored.AsSpan().IndexOf(Faces.One.AsSpan(200, 64)));
        Assert.Equal(-1, stored.AsSpan().IndexOf([(byte)0xFF, (byte)0xD8, (byte)0xFF]));
    }

    [Fact]
    public async Task After_its_days_a_picture_is_removed_and_an_old_crossing_is_asked_for_none()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = bench.Hitting();
        await bench.PushAsync(hit);
        await SendAsync(bench, hit, HitPictures.Portrait, Faces.One);
        var keeper = bench.Get<PhotographKeeper>();
        Assert.Equal(0, await keeper.RemoveAsync(Cancellation));
        bench.Headquarters.Clock.Now += TimeSpan.FromDays(31);
        await keeper.RemoveAsync(Cancellation);
        Assert.Equal(
            0L, await bench.ScalarAsync<long>("select count(*) from hit_photograph where content is not null"));
        Assert.Equal(
            (PictureState.Removed, PictureState.Removed),
            ((await StatesAsync(bench, hit))[HitPictures.Portrait], (await StatesAsync(bench, hit))[HitPictures.Live]));
        Assert.Empty(await WantedAsync(bench));
    }

    [Fact]
    public async Task A_refusal_that_keeps_no_photograph_takes_those_of_its_referral_away()
    {
        await using var bench = await HitBench.OpenAsync();
        var referral = Photographed(bench.Hitting(), Faces.One) with { Decision = DecisionCode.Refer };
        await bench.PushAsync(referral);
        await SendAsync(bench, referral, HitPictures.Live, Faces.One);
        await SendAsync(bench, referral, HitPictures.Portrait, Faces.Other);
        var closing = bench.Samples.Next() with
        {
            ReferralId = referral.CrossingId, Decision = DecisionCode.RefuseEntry, Photograph = referral.Photograph,
            Hits = [],
        };
        await bench.PushAsync(closing);
        Assert.True(await HasAsync(bench, referral));
        await bench.PushAsync(bench.Samples.Next() with
        {
            ReferralId = referral.CrossingId, Decision = DecisionCode.RefuseEntry, Hits = [],
        });
        Assert.Equal(
            [PictureState.NotKept, PictureState.NotKept], (await StatesAsync(bench, referral)).Values);
        Assert.Empty(await WantedAsync(bench));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_that_keeps_none_takes_the_portrait_of_whom_nobody_photographed_also_on_its_way(
        bool isOnItsWay)
    {
        await using var bench = await HitBench.OpenAsync();
        var referral = bench.Hitting() with { Decision = DecisionCode.Refer };
        await bench.PushAsync(referral);
        Assert.True(await SayNoneAsync(bench, referral, HitPictures.Live, HitPictures.NotTaken));
        if (!isOnItsWay)
            await SendAsync(bench, referral, HitPictures.Portrait, Faces.One);
        await bench.PushAsync(Closing(bench, referral, DecisionCode.RefuseEntry));
        if (isOnItsWay)
            await SendAsync(bench, referral, HitPictures.Portrait, Faces.One);
        Assert.False(await HasAsync(bench, referral));
        Assert.Equal(PictureState.NotKept, (await StatesAsync(bench, referral))[HitPictures.Portrait]);
    }

    [Fact]
    public async Task When_second_line_has_closed_a_case_the_pictures_are_still_those_of_the_referral()
    {
        await using var bench = await HitBench.OpenAsync();
        var referral = Photographed(bench.Hitting(), Faces.One) with { Decision = DecisionCode.Refer };
        await bench.PushAsync(referral);
        await SendAsync(bench, referral, HitPictures.Portrait, Faces.Other);
        await bench.PushAsync(Closing(bench, referral, DecisionCode.Admit));
        Assert.Equal([new(referral.CrossingId, HitPictures.Live)], await WantedAsync(bench));
        await SendAsync(bench, referral, HitPictures.Live, Faces.One);
        Assert.Equal(
            [(HitPictures.Portrait, true, ""), (HitPictures.Live, true, "")], await ShownAsync(bench));
        Assert.Equal(JpegPicture.Read(Faces.Other), await bench.Get<HitPictureReader>().FindAsync(
            (await bench.OnlyAsync()).ItemId, HitPictures.Portrait, HitBench.Viewer, Cancellation));
        await bench.PushAsync(Closing(bench, referral, DecisionCode.RefuseEntry) with { Photograph = null });
        Assert.All(await ShownAsync(bench), one => Assert.Equal((false, "picture.why.not-kept"), (one.Has, one.Why)));
    }

    [Fact]
    public async Task Of_several_crossings_each_kind_is_the_newest_that_is_here()
    {
        await using var bench = await HitBench.OpenAsync();
        var first = Photographed(bench.Hitting(), Faces.One);
        var second = Photographed(bench.Hitting(of: first), Faces.Other);
        await bench.PushAsync(first, second);
        await SendAsync(bench, first, HitPictures.Portrait, Faces.One);
        await SendAsync(bench, second, HitPictures.Live, Faces.Other);
        Assert.Equal(
            [(HitPictures.Portrait, true, ""), (HitPictures.Live, true, "")], await ShownAsync(bench));
    }

    [Fact]
    public async Task The_time_of_a_picture_begins_when_its_traveller_crossed()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = bench.Hitting();
        await bench.PushAsync(hit);
        bench.Headquarters.Clock.Now += TimeSpan.FromDays(29);
        await SendAsync(bench, hit, HitPictures.Portrait, Faces.One);
        Assert.True(await HasAsync(bench, hit));
        bench.Headquarters.Clock.Now += TimeSpan.FromDays(2);
        await bench.Get<PhotographKeeper>().RemoveAsync(Cancellation);
        Assert.False(await HasAsync(bench, hit));
    }

    [Fact]
    public async Task A_picture_shows_to_whom_its_hit_exists_is_never_cached_and_each_look_is_in_the_audit()
    {
        await using var bench = await HitBench.OpenAsync();
        var hit = bench.Hitting("national:D-1", "discreetCheck");
        hit = hit with { Hits = [hit.Hits[0] with { IsDiscreet = true }] };
        await bench.PushAsync(hit);
        await SendAsync(bench, hit, HitPictures.Portrait, Faces.One);
        var item = await bench.OnlyAsync();
        var address = $"{item.Address}/photographs/portrait";
        using var ordinary = await bench.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        using var hidden = await ordinary.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var trained = await bench.Headquarters.SignedInAsync("", Roles.DataManager, Roles.DiscreetChecks);
        using var shown = await trained.GetAsync(address, Cancellation);
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", shown.Headers.CacheControl?.ToString());
        Assert.Equal(JpegPicture.Read(Faces.One), await shown.Content.ReadAsByteArrayAsync(Cancellation));
        using var none = await trained.GetAsync($"{item.Address}/photographs/live", Cancellation);
        using var unknown = await trained.GetAsync($"{item.Address}/photographs/other", Cancellation);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.StatusCode, unknown.StatusCode));
        Assert.Equal(2L, await bench.ScalarAsync<long>(
            $$"""
            select count(*) from audit_entry where action = 'GET /hits/{id}/photographs/{kind}'
                and subject like '%{{item.ItemId}}%' and subject like '%portrait%'
            """));
    }

    // As second line writes it: the referral's traveller, document and hits once more.
    private static Crossing Closing(HitBench bench, Crossing referral, DecisionCode decision)
    {
        var made = bench.Samples.Next();
        return referral with
        {
            CrossingId = made.CrossingId, DecidedAt = made.DecidedAt, ReferralId = referral.CrossingId,
            Decision = decision,
        };
    }

    private static async Task<List<(string Kind, bool Has, string Why)>> ShownAsync(HitBench bench)
    {
        var item = Assert.Single(await bench.QueueAsync()).Item;
        var occurrences = await bench.Get<HitStore>().OccurrencesAsync(item.ItemId, Cancellation);
        return [.. (await bench.Get<HitPictureReader>().ViewAsync(item, occurrences, null, Cancellation))
            .Where(one => one.Kind != HitPictureReader.Entry)
            .Select(one => (one.Kind, one.Address.Length > 0, one.Why))];
    }

    private static Crossing Photographed(Crossing crossing, byte[] face) => crossing with
    {
        Photograph = new(Convert.ToHexStringLower(SHA256.HashData(face)), face.Length, ""),
    };

    private static ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(HitBench bench) =>
        bench.Get<TravellerPhotographs>().WantedAsync(Lane, Cancellation);

    private static ValueTask<bool> SendAsync(HitBench bench, Crossing crossing, string kind, byte[] file) =>
        bench.Get<TravellerPhotographs>().TakeAsync(
            Lane, new(crossing.CrossingId, kind), file, "", Cancellation);

    private static ValueTask<bool> SayNoneAsync(HitBench bench, Crossing crossing, string kind, string why) =>
        bench.Get<TravellerPhotographs>().TakeAsync(Lane, new(crossing.CrossingId, kind), default, why, Cancellation);

    private static Task<byte[]?> FindAsync(HitBench bench, Crossing crossing, string kind) =>
        bench.Get<TravellerPhotographs>().FindAsync(3, crossing.CrossingId, kind, Cancellation);

    private static async Task<bool> HasAsync(HitBench bench, Crossing crossing) =>
        await FindAsync(bench, crossing, HitPictures.Portrait) is not null;

    private static Task<IReadOnlyDictionary<string, string>> StatesAsync(HitBench bench, Crossing crossing) =>
        bench.Get<TravellerPhotographs>().StatesAsync(
            3, crossing.CrossingId, crossing.DecidedAt.UtcDateTime, Cancellation);
}
