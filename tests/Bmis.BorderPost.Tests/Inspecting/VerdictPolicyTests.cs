using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class VerdictPolicyTests
{
    private static readonly TravelRule Rule = Profiles.Rule("document", "alert");

    public static TheoryData<CheckResult?, CheckResult?, Verdict> Table()
    {
        var table = new TheoryData<CheckResult?, CheckResult?, Verdict>();
        CheckResult?[] all = [null, .. Enum.GetValues<CheckResult>()];
        foreach (var document in all)
            foreach (var alert in all)
                table.Add(document, alert, Expected(document, alert));
        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Two_mandatory_checks_give_the_verdict_of_the_table(
        CheckResult? document, CheckResult? alert, Verdict verdict) =>
        Assert.Equal(verdict, VerdictPolicy.Judge(Outcomes(document, alert), Rule).Verdict);

    [Theory]
    [InlineData(CheckResult.Failed, Verdict.Refer)]
    [InlineData(CheckResult.Successful, Verdict.Clear)]
    [InlineData(CheckResult.Undetermined, Verdict.Clear)]
    [InlineData(CheckResult.NotPerformed, Verdict.Clear)]
    [InlineData(CheckResult.NotSupported, Verdict.Clear)]
    [InlineData(CheckResult.Aborted, Verdict.Clear)]
    public void A_check_that_is_not_mandatory_refers_by_failing_and_else_does_no_harm(
        CheckResult result, Verdict verdict)
    {
        CheckOutcome[] outcomes =
        [
            .. Outcomes(CheckResult.Successful, CheckResult.Successful),
            new("chip", result, "x", false, TimeSpan.Zero),
        ];
        Assert.Equal(verdict, VerdictPolicy.Judge(outcomes, Rule).Verdict);
    }

    [Fact]
    public void Nobody_is_clear_where_no_check_is_mandatory() =>
        Assert.Equal(Verdict.Incomplete, VerdictPolicy.Judge([], Rule with { Mandatory = [] }).Verdict);

    [Fact]
    public void What_headquarters_asks_refers_also_where_the_check_of_lists_only_advises()
    {
        CheckOutcome[] outcomes =
        [
            .. Outcomes(CheckResult.Successful, CheckResult.Successful),
            new(ExpectedCheck.Key, CheckResult.Failed, ExpectedCheck.Referred, false, TimeSpan.Zero),
        ];
        var judgement = VerdictPolicy.Judge(outcomes, Rule with { Advisory = [ExpectedCheck.Key] });
        Assert.Equal((Verdict.Refer, ExpectedCheck.Referred), (judgement.Verdict, judgement.Reason));
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void An_advisory_check_never_changes_the_verdict(CheckResult result)
    {
        CheckOutcome[] outcomes =
        [
            .. Outcomes(CheckResult.Successful, CheckResult.Successful),
            new("expiry", result, "x", false, TimeSpan.Zero),
        ];
        Assert.Equal(Verdict.Clear, VerdictPolicy.Judge(outcomes, Rule with { Advisory = ["expiry"] }).Verdict);
    }

    public static TheoryData<CheckResult> Results() => [.. Enum.GetValues<CheckResult>()];

    [Fact]
    public void The_first_line_of_the_checks_is_the_reason_of_the_verdict()
    {
        foreach (var (document, alert) in new[]
            { (CheckResult.Successful, CheckResult.Failed), (CheckResult.Aborted, CheckResult.Failed),
              (CheckResult.Successful, CheckResult.Undetermined) })
        {
            var outcomes = Outcomes(document, alert);
            Assert.Equal(
                VerdictPolicy.Judge(outcomes, Rule).Check,
                VerdictPolicy.InOrder(outcomes, Rule).First().Check);
        }
    }

    // Written down beside the policy, from the design: a failure refers, all but two successes is incomplete.
    private static Verdict Expected(CheckResult? document, CheckResult? alert) => (document, alert) switch
    {
        (CheckResult.Failed, _) or (_, CheckResult.Failed) => Verdict.Refer,
        (CheckResult.Successful, CheckResult.Successful) => Verdict.Clear,
        _ => Verdict.Incomplete,
    };

    private static CheckOutcome[] Outcomes(CheckResult? document, CheckResult? alert) =>
        [.. new[] { ("document", document), ("alert", alert) }.Where(one => one.Item2 is not null)
            .Select(one => new CheckOutcome(one.Item1, one.Item2!.Value, "code", true, TimeSpan.Zero))];
}
