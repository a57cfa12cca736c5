using Bmis.Biographics;
using Bmis.Central.Demonstration;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Demonstration;

public sealed class TrafficTests
{
    private static readonly DemonstrationPlan Plan = new(new(2026, 5, 19), 14, 1, 4000);

    private static readonly WantedPersons Wanted = new(AlertSnapshot.Build(ListNames.Alert, 1, [Listed()]));

    [Fact]
    public void The_same_plan_makes_the_same_traffic_byte_for_byte()
    {
        Assert.Equal(Written(Plan), Written(Plan));
        Assert.NotEqual(Written(Plan), Written(Plan with { Seed = 2 }));
    }

    [Fact]
    public void As_many_travellers_cross_as_were_asked_for()
    {
        var decisions = DemonstrationPost.All.SelectMany(post => new Traffic(Plan, post, Wanted).All()).ToArray();
        Assert.Equal(Plan.Travellers, decisions.Count(crossing => crossing.Decision != DecisionCode.Refer));
        Assert.Equal(decisions.Length, decisions.Select(crossing => crossing.CrossingId).Distinct().Count());
    }

    [Fact]
    public void Traffic_holds_referrals_hits_and_refusals()
    {
        var decisions = DemonstrationPost.All.SelectMany(post => new Traffic(Plan, post, Wanted).All()).ToArray();
        Assert.Contains(decisions, crossing => crossing.Decision == DecisionCode.Refer);
        Assert.Contains(decisions, crossing => crossing.Decision == DecisionCode.RefuseEntry);
        Assert.Contains(decisions, crossing => crossing.Hits.Count > 0);
        Assert.All(decisions, crossing =>
            Assert.True(CrossingContract.TryRead(CrossingContract.Write(crossing), out _, out var problem), problem));
    }

    [Fact]
    public void Decisions_of_a_post_come_in_the_order_of_time()
    {
        foreach (var post in DemonstrationPost.All)
        {
            var times = new Traffic(Plan, post, Wanted).All().Select(crossing => crossing.DecidedAt).ToArray();
            Assert.Equal(times.Order(), times);
        }
    }

    [Fact]
    public void Who_hits_bears_a_listed_name_and_without_a_list_nobody_hits()
    {
        var hits = DemonstrationPost.All.SelectMany(post => new Traffic(Plan, post, Wanted).All())
            .Where(crossing => crossing.Hits.Count > 0).ToArray();
        Assert.NotEmpty(hits);
        Assert.All(hits, crossing => Assert.Equal("EXEMPLARI", crossing.Traveller!.Name.Primary));
        Assert.All(hits, crossing => Assert.Equal("own:1", Assert.Single(crossing.Hits).EntryId));
        Assert.All(
            DemonstrationPost.All.SelectMany(post => new Traffic(Plan, post, new(null)).All()),
            crossing => Assert.Empty(crossing.Hits));
    }

    [Fact]
    public void Fingers_of_some_foreigners_are_told_with_a_check_and_they_are_the_same_each_time()
    {
        var told = Fingers(Plan);
        Assert.Equal(told.Select(one => one.Fingers!.EventId), Fingers(Plan).Select(one => one.Fingers!.EventId));
        Assert.Contains(told, one => one.Fingers is FingersEnrolled);
        Assert.Contains(told, one => one.Fingers is FingersVerified { Band: FingerBand.Match });
        Assert.DoesNotContain(told, one => one.Crossing.Category == "NAT");
        Assert.All(told, one => Assert.Contains(
            one.Crossing.Checks, check => check.Check.StartsWith("fingerprints.", StringComparison.Ordinal)));
        Assert.All(told, one => Assert.True(
            FingerprintContract.TryRead(FingerprintContract.Write(one.Fingers!), out _, out var problem), problem));
    }

    private static (Crossing Crossing, FingerprintEvent? Fingers)[] Fingers(DemonstrationPlan plan) =>
    [
        .. DemonstrationPost.All.SelectMany(post =>
            new Traffic(plan, post, Wanted).All().Select(new FingerMaker(plan, post).Take))
            .Where(one => one.Fingers is not null),
    ];

    private static AlertEntry Listed() => new()
    {
        Id = "own:1",
        Kind = EntryKind.Person,
        Names = [new("EXEMPLARI", "Yusuf Hassan")],
        BirthDates = [BirthInterval.Of(PartialDate.Of(new DateOnly(1975, 6, 2)))],
        Nationalities = [CountryCode.Parse("UTO").Value],
    };

    private static byte[] Written(DemonstrationPlan plan) =>
    [
        .. DemonstrationPost.All.SelectMany(post => new Traffic(plan, post, Wanted).All())
            .SelectMany(CrossingContract.Write),
    ];
}
