using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Lists;

/// <summary>A lane that has had no centre for a year.</summary>
public sealed class OldListTests
{
    [Theory]
    [InlineData(false, Verdict.Incomplete)]
    [InlineData(true, Verdict.Refer)]
    public async Task A_list_a_year_old_still_finds_and_says_how_old_it_is(bool isListed, Verdict verdict)
    {
        var clock = new ManualClock();
        await using var lane = await RunningLane.StartAsync(clock);
        lane.Services.GetRequiredService<ListShelf>().TakeIn(await lane.Lists.PutAsync(
            ListNames.Alert, 1,
            AlertListFile.Write([isListed ? Passing.Eriksson(AlertAction.Refer) : Passing.Nobody])));
        clock.Advance(TimeSpan.FromDays(366));
        var desk = lane.Services.GetRequiredService<InspectionDesk>();
        Assert.True(desk.Present(Inspecting.Desk.Specimen));
        await Passing.UntilAsync(() => desk.State.Active!.Screenings.Count == 1
            && desk.State.Active.Judgement.Reason != VerdictPolicy.Running);
        var active = desk.State.Active!;
        Assert.Equal(verdict, active.Judgement.Verdict);
        Assert.Equal(new(Reason: true, Supervisor: true), DecisionRules.ToAdmit(active));
        var view = lane.Services.GetRequiredService<LaneViewWriter>().Write(desk.State);
        Assert.Contains(view.Bar, one => one.Text.Contains("366 days", StringComparison.Ordinal));
        if (!isListed) Assert.Contains("366 days old", view.Band.Reason, StringComparison.Ordinal);
    }
}
