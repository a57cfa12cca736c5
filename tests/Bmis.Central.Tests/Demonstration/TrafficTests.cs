using Bmis.Central.Demonstration;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;

namespace Bmis.Central.Tests.Demonstration;

public sealed class TrafficTests
{
    private static readonly DemonstrationPlan Plan = new(new(2026, 5, 19), 14, 1, 4000);

    [Fact]
    public void The_same_plan_makes_the_same_traffic_byte_for_byte()
    {
        Assert.Equal(Written(Plan), Written(Plan));
        Assert.NotEqual(Written(Plan), Written(Plan with { Seed = 2 }));
    }

    [Fact]
    public void As_many_travellers_cross_as_were_asked_for()
    {
        var decisions = DemonstrationPost.All.SelectMany(post => new Traffic(Plan, post).All()).ToArray();
        Assert.Equal(Plan.Travellers, decisions.Count(crossing => crossing.Decision != DecisionCode.Refer));
        Assert.Equal(decisions.Length, decisions.Select(crossing => crossing.CrossingId).Distinct().Count());
    }

    [Fact]
    public void Traffic_holds_referrals_hits_and_refusals()
    {
        var decisions = DemonstrationPost.All.SelectMany(post => new Traffic(Plan, post).All()).ToArray();
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
            var times = new Traffic(Plan, post).All().Select(crossing => crossing.DecidedAt).ToArray();
            Assert.Equal(times.Order(), times);
        }
    }

    private static byte[] Written(DemonstrationPlan plan) =>
        [.. DemonstrationPost.All.SelectMany(post => new Traffic(plan, post).All()).SelectMany(CrossingContract.Write)];
}
