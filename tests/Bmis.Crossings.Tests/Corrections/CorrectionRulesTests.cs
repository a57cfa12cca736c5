using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Corrections;

public sealed class CorrectionRulesTests
{
    private static readonly Crossing Clear = SampleCrossing.Full() with
    {
        Verdict = Verdict.Clear,
        ReferralId = null,
        Grounds = [],
    };

    [Fact]
    public void In_the_own_shift_a_reason_is_enough()
    {
        Assert.Null(Judge(Clear, Clear with { Decision = DecisionCode.Refer }));
        Assert.Null(Judge(Clear, Clear with { Decision = DecisionCode.Cancelled }));
        Assert.Null(Judge(Clear, Clear with { Category = "RES", Trip = Trip.Empty }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s2")]
    public void After_the_shift_a_supervisor_must_agree_who_is_somebody_else(string shift)
    {
        var corrected = Clear with { Decision = DecisionCode.Refer };
        Assert.Equal(CorrectionRefusal.NeedsSupervisor, Judge(Clear, corrected, shift));
        Assert.Null(Judge(Clear, corrected, shift, "s.two"));
        Assert.Equal(CorrectionRefusal.SupervisorIsOfficer, Judge(Clear, corrected, shift, "o.one"));
    }

    [Fact]
    public void Letting_pass_against_the_verdict_needs_a_supervisor_in_the_own_shift_too()
    {
        var cancelled = Clear with { Verdict = Verdict.Incomplete, Decision = DecisionCode.Cancelled };
        var passed = cancelled with { Decision = DecisionCode.Admit };
        Assert.Equal(CorrectionRefusal.NeedsSupervisor, Judge(cancelled, passed));
        Assert.Null(Judge(cancelled, passed, supervisor: "s.two"));
        Assert.Null(Judge(cancelled with { Verdict = Verdict.Clear }, passed with { Verdict = Verdict.Clear }));
    }

    [Fact]
    public void What_second_line_has_or_had_is_not_corrected_by_first_line()
    {
        var referred = Clear with { Decision = DecisionCode.Refer };
        Assert.Equal(CorrectionRefusal.SecondLine, Judge(referred, Clear));
        var closing = Clear with { ReferralId = Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aacc") };
        Assert.Equal(CorrectionRefusal.SecondLine, Judge(closing, closing with { Decision = DecisionCode.Cancelled }));
    }

    [Fact]
    public void First_line_refuses_nobody_by_a_correction()
    {
        Assert.Equal(CorrectionRefusal.Decision, Judge(Clear, Clear with { Decision = DecisionCode.RefuseEntry }));
        Assert.Equal(CorrectionRefusal.Decision, Judge(Clear, Clear with { Decision = DecisionCode.Exit }));
    }

    [Fact]
    public void Nothing_but_decision_category_and_journey_changes()
    {
        Assert.Equal(CorrectionRefusal.OtherChange, Judge(Clear, Clear with { OfficerId = "o.other" }));
        Assert.Equal(CorrectionRefusal.OtherChange, Judge(Clear, Clear with { Verdict = Verdict.Refer }));
        Assert.Equal(CorrectionRefusal.OtherRecord, Judge(Clear, Clear with { CrossingId = Guid.Empty }));
        Assert.Equal(CorrectionRefusal.NothingChanges, Judge(Clear, Clear));
    }

    [Fact]
    public void A_reason_is_needed_and_bounded()
    {
        var corrected = Clear with { Decision = DecisionCode.Refer };
        Assert.Equal(CorrectionRefusal.NeedsReason, Judge(Clear, corrected, reason: " "));
        Assert.Equal(CorrectionRefusal.ReasonTooLong, Judge(Clear, corrected, reason: new string('x', 501)));
    }

    private static CorrectionRefusal? Judge(
        Crossing current,
        Crossing corrected,
        string shift = "s1",
        string supervisor = "",
        string reason = "Wrong key.") =>
        CorrectionRules.Judge(
            current, new Correction(Guid.Empty, 7, Clear.DecidedAt, "o.one", shift, supervisor, reason, corrected));
}
