using Bmis.Crossings.Decisions;
using Bmis.Crossings.Duty;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Duty;

public sealed class ShiftFiguresTests
{
    [Fact]
    public void Decisions_are_counted_by_what_became_of_the_traveller()
    {
        var figures = ShiftFigures.Of(
        [
            Record(DecisionCode.Admit, Verdict.Clear, 10),
            Record(DecisionCode.Admit, Verdict.Refer, 50),
            Record(DecisionCode.Exit, Verdict.Clear, 8),
            Record(DecisionCode.Refer, Verdict.Refer, 20),
            Record(DecisionCode.Cancelled, Verdict.Incomplete, 4),
            Record(DecisionCode.Admit, Verdict.Refer, 3000) with { ReferralId = Guid.Empty },
        ]);
        Assert.Equal(
            new ShiftFigures(5, 3, 1, 1, 1, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(50)), figures);
    }

    [Fact]
    public void A_drill_counts_nowhere_unless_something_real_hit_too_or_nobody_saw_it()
    {
        AlertHit drill = new("alert", "drill:1", 1, false) { IsDrill = true };
        AlertHit real = new("alert", "test:1", 1, false);
        var seen = Record(DecisionCode.Refer, Verdict.Refer, 20);
        Assert.Equal(0, ShiftFigures.Of([seen with { Hits = [drill] }]).Decided);
        Assert.Equal(1, ShiftFigures.Of([seen with { Hits = [drill, real] }]).Decided);
        Assert.Equal(1, ShiftFigures.Of([seen with { Hits = [drill with { IsDiscreet = true }] }]).Decided);
        Assert.Equal(1, ShiftFigures.Of([seen with { Hits = [drill with { IsCleared = true }] }]).Decided);
        Assert.Equal(1, ShiftFigures.Of([seen with { Hits = [] }]).Decided);
    }

    [Fact]
    public void The_ranks_are_the_nearest_ones()
    {
        var records = Enumerable.Range(1, 100).Reverse().Select(one => Record(DecisionCode.Admit, Verdict.Clear, one));
        var figures = ShiftFigures.Of(records);
        Assert.Equal((TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(95)), (figures.Median, figures.P95));
    }

    [Fact]
    public void An_empty_shift_has_zeros() => Assert.Equal(ShiftFigures.None, ShiftFigures.Of([]));

    private static Crossing Record(DecisionCode decision, Verdict verdict, int seconds)
    {
        var full = SampleCrossing.Full();
        return full with
        {
            Decision = decision,
            Verdict = verdict,
            DecidedAt = full.OpenedAt.AddSeconds(seconds),
            ReferralId = null,
        };
    }
}
