using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class DecisionRulesTests
{
    private static readonly DateTimeOffset Opened = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string, string, bool, string> Table() => new()
    {
        // act, result of the one check, reason given, supervisor given, policy asks for a supervisor, refusal
        { "Admit", "Successful", "", "", true, "" },
        { "Refer", "Successful", "", "", true, "" },
        { "Cancel", "Successful", "", "", true, "" },
        { "Admit", "Failed", "", "", true, "NeedsReason" },
        { "Admit", "Failed", "   ", "", true, "NeedsReason" },
        { "Admit", "Failed", "seen", "", true, "NeedsSupervisor" },
        { "Admit", "Failed", "seen", "o-1", true, "SupervisorIsOfficer" },
        { "Admit", "Failed", "seen", "s-1", true, "" },
        { "Admit", "Failed", "seen", "", false, "" },
        { "Admit", "Failed", "", "", false, "NeedsReason" },
        { "Refer", "Failed", "", "", true, "" },
        { "Admit", "Undetermined", "seen", "", true, "NeedsSupervisor" },
        { "Admit", "NotPerformed", "seen", "s-1", true, "" },
        { "Refer", "Aborted", "", "", true, "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_decision_is_taken_or_refused_as_the_table_says(
        string act, string result, string reason, string supervisor, bool policy, string refusal)
    {
        var needs = new Needs(Reason: true, Supervisor: policy);
        var inspection = Inspected(Enum.Parse<CheckResult>(result), Freshness.Fresh, needs);
        var request = Desk.Request(inspection, Enum.Parse<OfficerAct>(act)) with
        {
            Reason = reason,
            SupervisorId = supervisor,
        };
        var judged = DecisionRules.Judge(inspection, request, Opened.AddSeconds(5), "o-1");
        Assert.Equal(refusal, judged?.ToString() ?? "");
    }

    [Theory]
    [InlineData(Freshness.Expired)]
    [InlineData(Freshness.Missing)]
    public void A_list_past_its_end_asks_for_a_supervisor_whatever_the_policy_says(Freshness freshness) =>
        Assert.Equal(Profiles.Supervised, DecisionRules.ToAdmit(
            Inspected(CheckResult.Undetermined, freshness, new Needs(Reason: true))));

    [Theory]
    [InlineData(399, "TooSoon")]
    [InlineData(400, "")]
    public void Admit_is_ignored_for_400_ms_after_the_verdict_changed(int milliseconds, string refusal)
    {
        var inspection = Inspected(CheckResult.Successful, Freshness.Fresh);
        var now = inspection.JudgedAt.AddMilliseconds(milliseconds);
        Assert.Equal(refusal, DecisionRules.Judge(
            inspection, Desk.Request(inspection, OfficerAct.Admit), now, "o-1")?.ToString() ?? "");
        Assert.Null(DecisionRules.Judge(inspection, Desk.Request(inspection, OfficerAct.Refer), now, "o-1"));
    }

    [Fact]
    public void A_decision_about_an_older_revision_is_refused()
    {
        var inspection = Inspected(CheckResult.Successful, Freshness.Fresh);
        var request = Desk.Request(inspection, OfficerAct.Refer) with { Revision = inspection.Revision - 1 };
        Assert.Equal(DecisionRefusal.StaleRevision, DecisionRules.Judge(inspection, request, Opened, "o-1"));
    }

    [Theory]
    [InlineData("Admit", Direction.Entry, "ADM")]
    [InlineData("Admit", Direction.Exit, "EXO")]
    [InlineData("Admit", Direction.Transit, "TRN")]
    [InlineData("Refer", Direction.Exit, "REF2")]
    [InlineData("Cancel", Direction.Entry, "CAN")]
    public void An_act_has_the_code_of_the_lanes_direction(string act, Direction direction, string code) =>
        Assert.Equal(code, DecisionRules.CodeOf(Enum.Parse<OfficerAct>(act), direction).Code);

    [Fact]
    public void First_line_has_no_act_that_refuses() =>
        Assert.DoesNotContain(DecisionCode.RefuseEntry, Enum.GetValues<OfficerAct>()
            .Select(act => DecisionRules.CodeOf(act, Direction.Entry)));

    private static Inspection Inspected(CheckResult result, Freshness freshness, Needs? needs = null)
    {
        var rule = Profiles.Of(new() { Needs = needs ?? Profiles.Supervised }).Rules[0];
        var subject = new InspectionSubject(Guid.Empty, Direction.Entry, null, null);
        var day = DateOnly.FromDateTime(Opened.DateTime);
        return new Inspection(subject, "VIS", rule, Trip.Empty, day, Opened, 1).With(
            new("fixed", result, "code", true, TimeSpan.Zero),
            new CheckFinding(result, "code", [new(new("alert", 7, freshness), [])]),
            Opened.AddSeconds(1),
            2);
    }
}
