using Bmis.BorderPost.Uplink.Enrolment;
using Bmis.Sync.Identity;
using Bmis.TestKit.Stores;

namespace Bmis.BorderPost.Tests.Uplink;

/// <summary>When a device asks for its next certificate.</summary>
public sealed class RenewalPlanTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0, 0, 3)]
    [InlineData(2, 20, 75, 1)]
    [InlineData(3, 40, 95, 2)]
    public async Task A_lane_that_is_out_of_reach_for_weeks_still_comes_back_with_a_valid_certificate(
        int seed, int from, int until, int renewals)
    {
        using var scratch = new Scratch();
        using var issuer = new MemoryIssuer("lane-1", Start);
        var random = new Random(seed);
        var plan = new RenewalPlan(random.NextDouble);
        var client = new IdentityClient(new(scratch.File("identity"), TestKeys.Master, "lane-1"), "lane-1");
        var held = (await client.RenewAsync(issuer.RenewAsync)).Identity!;
        var renewed = 0;
        for (var now = Start; now < Start.AddDays(100); now += TimeSpan.FromMinutes(15))
        {
            if (now >= Start.AddDays(from) && now < Start.AddDays(until))
                continue;
            Assert.True(now < held.NotAfter, $"The certificate had expired on {now:u}.");
            issuer.Now = now;
            issuer.Use(held);
            if (!plan.IsDue(held, now))
                continue;
            plan.Ask(now);
            held = (await client.RenewAsync(issuer.RenewAsync)).Identity!;
            renewed++;
        }

        Assert.Equal(renewals, renewed);
    }

    [Fact]
    public async Task After_an_attempt_it_waits_about_an_hour_and_a_clock_that_is_put_back_does_not_hold_it_up()
    {
        using var scratch = new Scratch();
        using var issuer = new MemoryIssuer("lane-1", Start);
        var client = new IdentityClient(new(scratch.File("identity"), TestKeys.Master, "lane-1"), "lane-1");
        var held = (await client.RenewAsync(issuer.RenewAsync)).Identity!;
        var due = Start.AddDays(30);
        foreach (var (chance, minutes) in new[] { (0.0, 45), (0.5, 60), (1.0, 75) })
        {
            var plan = new RenewalPlan(() => chance);
            Assert.False(plan.IsDue(held, due.AddMinutes(-1)));
            Assert.True(plan.IsDue(held, due));
            plan.Ask(due);
            Assert.False(plan.IsDue(held, due.AddMinutes(minutes - 1)));
            Assert.True(plan.IsDue(held, due.AddMinutes(minutes)));
            plan.Ask(due.AddYears(10));
            Assert.True(plan.IsDue(held, due));
        }
    }
}
