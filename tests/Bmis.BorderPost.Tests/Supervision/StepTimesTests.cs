using Bmis.BorderPost.Supervision;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.Tests.Supervision;

/// <summary>The times of the steps, from records and cases of known lengths.</summary>
public sealed class StepTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Inspections_and_checks_are_ranked_and_paper_closing_records_and_drills_left_out()
    {
        AlertHit drill = new("alert", "drill:1", 1, false) { IsDrill = true };
        var records = Enumerable.Range(1, 100).Select(seconds => Record(seconds)).ToList();
        records.Add(Record(5000) with { PaperForm = "F 1" });
        records.Add(Record(5000) with { ReferralId = Guid.AllBitsSet });
        records.Add(Record(5000) with { Hits = [drill] });
        Assert.Equal(
            [
                new("step.inspection", 100, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(95)),
                new("check.alert.list", 100, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(95)),
            ],
            StepTimes.Of(records, []));
        var about = ReferralCase.Open(Record(10) with { Decision = DecisionCode.Refer, Hits = [drill] });
        Assert.Empty(StepTimes.Of([], [about.With(new TakenOver(about.Id, Start.AddSeconds(70), "o-2", "s"))]));
    }

    [Fact]
    public void A_case_shows_the_steps_that_it_has_come_to()
    {
        var id = Guid.AllBitsSet;
        var about = ReferralCase.Open(Record(10) with { CrossingId = id, Decision = DecisionCode.Refer });
        Assert.Empty(StepTimes.Of([], [about]));
        about = about.With(new TakenOver(id, Start.AddSeconds(70), "o-2", "s"));
        Assert.Equal([("step.waiting", TimeSpan.FromSeconds(60))], Medians(about));
        about = about.With(new OutcomeProposed(id, Start.AddSeconds(170), "o-2", "s", new Outcome(
            DecisionCode.RefuseEntry, ["A"], FormLanguage: "en", Signature: Signature.Signed)));
        about = about.With(new OutcomeCountersigned(id, Start.AddSeconds(200), "s-1", "", Agrees: true, ""));
        Assert.Equal(
            [
                ("step.waiting", TimeSpan.FromSeconds(60)),
                ("step.questions", TimeSpan.FromSeconds(100)),
                ("step.countersign", TimeSpan.FromSeconds(30)),
            ],
            Medians(about));
    }

    private static IEnumerable<(string, TimeSpan)> Medians(ReferralCase about) =>
        StepTimes.Of([], [about]).Select(step => (step.Step, step.Median));

    private static Crossing Record(int seconds) => new()
    {
        CrossingId = Guid.Empty,
        Direction = Direction.Entry,
        OpenedAt = Start,
        DecidedAt = Start.AddSeconds(seconds),
        TimeZone = "UTC",
        PostCode = "UTANY",
        LaneId = "lane-1",
        OfficerId = "o-1",
        CaptureMode = CaptureMode.Offline,
        Verdict = Verdict.Clear,
        Decision = DecisionCode.Admit,
        Checks = [new("alert.list", CheckResult.Successful, "", true, TimeSpan.FromMilliseconds(seconds))],
    };
}
