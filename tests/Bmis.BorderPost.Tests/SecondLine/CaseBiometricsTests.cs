using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Photographs;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.Tests.SecondLine;

/// <summary>What is left of a refused traveller's photograph, by the grounds of the refusal.</summary>
public sealed class CaseBiometricsTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("A", false, false)]
    [InlineData("B", false, true)]
    [InlineData("C", false, false)]
    [InlineData("D", false, true)]
    [InlineData("E", false, false)]
    [InlineData("F", false, false)]
    [InlineData("G", false, false)]
    [InlineData("H", false, true)]
    [InlineData("I", false, false)]
    [InlineData("I", true, true)]
    [InlineData("J", true, false)]
    public async Task A_photograph_outlives_a_refusal_only_on_grounds_that_allow_it(
        string ground, bool internalSecurity, bool kept)
    {
        using var lane = await OpenAsync();
        var taken = lane.Shelf.Keep(Pictures.Squares(), "");
        await lane.ReferAsync(taken);
        var steps = CaseLane.Refusal(ground, internalSecurity);
        await lane.ActAsync(steps.SkipLast(1));
        Assert.True(lane.Shelf.Holds(taken));
        Assert.Equal(CaseAnswer.Done, await lane.ActAsync(steps[^1], "countersign"));
        Assert.Equal(kept, lane.Shelf.Holds(taken));
        Assert.Equal(kept ? taken : null, lane.Records()[^1].Photograph);
    }

    [Fact]
    public async Task Who_is_admitted_in_second_line_keeps_the_photograph()
    {
        using var lane = await OpenAsync();
        var taken = lane.Shelf.Keep(Pictures.Squares(), "");
        await lane.ReferAsync(taken);
        await lane.ActAsync(
        [
            CaseLane.Refusal("A")[0],
            new OutcomeProposed(CaseLane.Id, CaseLane.Referred, "o-2", "", new(DecisionCode.Admit, [], "Seen.")),
        ]);
        Assert.True(lane.Shelf.Holds(taken));
        Assert.Equal(taken, lane.Records()[^1].Photograph);
    }

    [Fact]
    public async Task A_power_cut_before_the_closing_record_leaves_no_photograph_after_the_next_start()
    {
        using (var first = await OpenAsync())
        {
            await first.ReferAsync(first.Shelf.Keep(Pictures.Squares(), ""));
            await first.ActAsync(CaseLane.Refusal("A").SkipLast(1));
            await first.Journal.AppendAsync(
                EntryKinds.Case, CaseContract.Write(CaseLane.Refusal("A")[^1]), "countersign", Cancellation);
            Assert.True(first.Shelf.Holds(first.Records()[0].Photograph!));
        }

        using var restarted = await OpenAsync();
        var records = restarted.Records();
        Assert.Equal(["REF2", "RFE"], records.Select(one => one.Decision.Code));
        Assert.Null(records[1].Photograph);
        Assert.False(restarted.Shelf.Holds(records[0].Photograph!));
    }

    private Task<CaseLane> OpenAsync() => CaseLane.OpenAsync(_scratch, _clock);
}
