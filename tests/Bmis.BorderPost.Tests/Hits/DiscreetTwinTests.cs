using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Hits;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>
/// The same traveller at two lanes whose lists differ by one discreet entry: everything that first line, second line
/// and the supervisor get is the same, byte for byte.
/// </summary>
public sealed class DiscreetTwinTests
{
    [Fact]
    public async Task A_traveller_with_a_discreet_hit_and_a_clear_one_give_the_same_bytes()
    {
        await using var clear = await TwinLane.StartAsync([Passing.Nobody]);
        await using var discreet = await TwinLane.StartAsync([Passing.Nobody, Discreet]);
        await clear.PassAsync(Inspecting.Desk.Specimen);
        await discreet.PassAsync(Inspecting.Desk.Specimen);
        Assert.Contains("ERIKSSON", clear.Given, StringComparison.Ordinal);
        Assert.Contains("data-state=\\\"clear\\\"", clear.Given, StringComparison.Ordinal);
        Assert.Equal(clear.Given, discreet.Given);

        // And yet it was found and recorded, with the same times.
        var (one, other) = (Record(clear), Record(discreet));
        Assert.Empty(one.Hits);
        Assert.True(Assert.Single(other.Hits).IsDiscreet);
        Assert.Equal(one.Checks, other.Checks);
        Assert.Empty(discreet.Services.GetRequiredService<DiscreetHits>().All()[0].Story.Collected);
    }

    [Fact]
    public async Task An_open_hit_beside_a_discreet_one_shows_as_if_it_were_alone()
    {
        await using var alone = await TwinLane.StartAsync([Passing.Eriksson(AlertAction.InquiryCheck)]);
        await using var beside = await TwinLane.StartAsync([Passing.Eriksson(AlertAction.InquiryCheck), Discreet]);
        await alone.PassAsync(Inspecting.Desk.Specimen);
        await beside.PassAsync(Inspecting.Desk.Specimen);
        Assert.Contains("Inquiry check", alone.Given, StringComparison.Ordinal);
        Assert.Equal(alone.Given, beside.Given);
    }

    [Fact]
    public async Task A_discreet_drill_is_left_out_of_no_count_because_the_count_would_tell()
    {
        await using var clear = await TwinLane.StartAsync([Passing.Nobody]);
        var drill = Discreet with { IsDrill = true, Terms = new() { ExpiresOn = DateOnly.MaxValue } };
        await using var discreet = await TwinLane.StartAsync([Passing.Nobody, drill]);
        foreach (var lane in new[] { clear, discreet }) await lane.PassAsync(Inspecting.Desk.Specimen);
        Assert.True(Assert.Single(Record(discreet).Hits).IsDrill);
        Assert.False(Record(discreet).IsDrill);
        Assert.Equal(clear.Given, discreet.Given);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_a_policy_gives_first_line_a_mark_and_it_says_nothing(bool policy)
    {
        await using var lane = await TwinLane.StartAsync([Discreet], $"--Inspection:MaskedCue={policy}");
        await lane.PassAsync(Inspecting.Desk.Specimen);
        Assert.Equal(policy, lane.Given.Contains("band-cue", StringComparison.Ordinal));
        Assert.DoesNotContain("iscreet check", lane.Given, StringComparison.Ordinal);
    }

    private static AlertEntry Discreet => Passing.Eriksson(AlertAction.DiscreetCheck, "secret:1") with
    {
        Documents = [new AlertDocument("Passport", Biographics.DocumentNumber.Parse("L898902C3").Value, null)],
        HasProtectionMark = true,
        Warnings = [AlertWarning.Armed],
    };

    private static Crossings.Records.Crossing Record(TwinLane lane) =>
        Assert.Single(lane.Services.GetRequiredService<LaneRecords>().Recent()).Current;
}
