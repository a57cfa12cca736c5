using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;

namespace Bmis.Crossings.Tests.SecondLine;

public sealed class CaseRulesTests
{
    public static TheoryData<Protection, Outcome, string, CaseRefusal?> Refusals() => new()
    {
        { Cases.NoSigns, Cases.Refusal, "VIS", null },
        { Cases.NoSigns, Cases.Refusal, "NAT", CaseRefusal.MayNotBeRefused },
        { new Protection(), Cases.Refusal, "VIS", CaseRefusal.ProtectionUnanswered },
        { new Protection(false, false), Cases.Refusal, "VIS", CaseRefusal.ProtectionUnanswered },
        { new Protection(true, false, false), Cases.Refusal, "VIS", CaseRefusal.ProtectionNotReferred },
        { new Protection(false, true, false), Cases.Refusal, "VIS", CaseRefusal.ProtectionNotReferred },
        { new Protection(false, false, true), Cases.Refusal, "VIS", CaseRefusal.ProtectionNotReferred },
        { new Protection(true, false, false, "Asylum office"), Cases.Refusal, "VIS", null },
        { Cases.NoSigns, Cases.Refusal with { Grounds = [] }, "VIS", CaseRefusal.Grounds },
        { Cases.NoSigns, Cases.Refusal with { Grounds = ["Z"] }, "VIS", CaseRefusal.Grounds },
        { Cases.NoSigns, Cases.Refusal with { Grounds = ["B", "B"] }, "VIS", CaseRefusal.Grounds },
        { Cases.NoSigns, Cases.Refusal with { FormLanguage = "" }, "VIS", CaseRefusal.Form },
        { Cases.NoSigns, Cases.Refusal with { Signature = Signature.None }, "VIS", CaseRefusal.Form },
        { Cases.NoSigns, Cases.Refusal with { Words = new string('x', 1001) }, "VIS", CaseRefusal.Words },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_lawful_or_says_what_is_missing(
        Protection answers, Outcome outcome, string category, CaseRefusal? refused)
    {
        var about = Cases.Taken().With(Cases.Answer(answers));
        Assert.Equal(refused, CaseRules.Judge(about, Cases.Propose(outcome), Cases.Rule(category), false));
    }

    public static TheoryData<DecisionCode, Direction, string, CaseRefusal?> Others() => new()
    {
        { DecisionCode.Admit, Direction.Entry, "Twin of the listed person, other birth date.", null },
        { DecisionCode.Admit, Direction.Entry, " ", CaseRefusal.Words },
        { DecisionCode.AdmitWithConditions, Direction.Entry, "Report within five days.", null },
        { DecisionCode.Withdrawn, Direction.Entry, "Returns by the same flight.", null },
        { DecisionCode.Protection, Direction.Entry, "", CaseRefusal.ProtectionNotReferred },
        { DecisionCode.Exit, Direction.Entry, "No.", CaseRefusal.Decision },
        { DecisionCode.Exit, Direction.Exit, "Overstayed by three days, fined.", null },
        { DecisionCode.ExitPrevented, Direction.Exit, "Order 17/2026.", null },
        { DecisionCode.ExitPrevented, Direction.Exit, "", CaseRefusal.Words },
        { DecisionCode.RefuseEntry, Direction.Exit, "No.", CaseRefusal.Decision },
        { DecisionCode.Transit, Direction.Transit, "Onward ticket seen.", null },
        { DecisionCode.Refer, Direction.Entry, "No.", CaseRefusal.Decision },
        { DecisionCode.Cancelled, Direction.Entry, "No.", CaseRefusal.Decision },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_other_outcome_fits_the_direction_and_gives_its_words(
        DecisionCode decision, Direction direction, string words, CaseRefusal? refused) =>
        Assert.Equal(refused, CaseRules.Judge(
            Cases.Taken(direction), Cases.Propose(new Outcome(decision, [], words)),
            Cases.Rule("VIS", direction), false));

    [Fact]
    public void Grounds_belong_to_refusals_alone() =>
        Assert.Equal(CaseRefusal.Grounds, CaseRules.Judge(
            Cases.Taken(), Cases.Propose(new Outcome(DecisionCode.Admit, ["B"], "Seen.")), Cases.Rule(), false));

    [Fact]
    public void A_referral_for_protection_is_an_outcome_of_its_own()
    {
        var about = Cases.Taken().With(Cases.Answer(new Protection(true, false, false, "Asylum office")));
        Assert.Null(CaseRules.Judge(
            about, Cases.Propose(new Outcome(DecisionCode.Protection, [])), Cases.Rule(), false));
    }

    [Theory]
    [InlineData("s-1", true, true, "", null)]
    [InlineData("s-1", true, false, "The ground does not fit.", null)]
    [InlineData("s-1", true, false, "", CaseRefusal.Words)]
    [InlineData("o-2", true, true, "", CaseRefusal.OwnOutcome)]
    [InlineData("o-3", false, true, "", CaseRefusal.NotASupervisor)]
    public void A_countersign_comes_from_a_supervisor_who_is_somebody_else(
        string officer, bool isSupervisor, bool agrees, string words, CaseRefusal? refused)
    {
        var about = Cases.Taken().With(Cases.Answer(Cases.NoSigns)).With(Cases.Propose(Cases.Refusal));
        Assert.Equal(refused, CaseRules.Judge(
            about, Cases.Countersign(agrees, officer, words), Cases.Rule(), isSupervisor));
    }

    [Fact]
    public void Nothing_is_countersigned_before_it_was_proposed() =>
        Assert.Equal(CaseRefusal.NothingProposed, CaseRules.Judge(
            Cases.Taken(), Cases.Countersign(), Cases.Rule(), true));

    [Fact]
    public void Only_who_took_a_case_over_works_on_it()
    {
        Assert.Equal(CaseRefusal.NotYours, Judge(Cases.Opened(), Cases.Note("Seen.")));
        Assert.Equal(CaseRefusal.NotYours, Judge(Cases.Taken(), Cases.Note("Seen.", officer: "o-3")));
        Assert.Equal(CaseRefusal.AlreadyYours, Judge(Cases.Taken(), Cases.TakeOver()));
        Assert.Null(Judge(Cases.Taken(), Cases.TakeOver("o-3")));
    }

    [Theory]
    [InlineData("", "identity")]
    [InlineData("  ", "identity")]
    [InlineData("Seen.", "weather")]
    public void A_note_has_words_and_a_topic(string text, string topic) =>
        Assert.Equal(CaseRefusal.Note, Judge(Cases.Taken(), Cases.Note(text, topic)));

    [Fact]
    public void Nothing_happens_to_a_decided_case()
    {
        var decided = Cases.Taken().With(Cases.Propose(new Outcome(DecisionCode.Admit, [], "Seen.")));
        Assert.Equal(CaseState.Decided, decided.State);
        CaseEvent[] all =
        [
            Cases.TakeOver("o-3"), Cases.Note("Late."), Cases.Answer(Cases.NoSigns), Cases.Propose(Cases.Refusal),
            Cases.Countersign(),
        ];
        Assert.All(all, one => Assert.Equal(CaseRefusal.AlreadyDecided, Judge(decided, one)));
        Assert.All(all, one => Assert.Same(decided, decided.With(one)));
    }

    private static CaseRefusal? Judge(ReferralCase about, CaseEvent wanted) =>
        CaseRules.Judge(about, wanted, Cases.Rule(), isSupervisor: false);
}
