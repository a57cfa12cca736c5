using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;

namespace Bmis.Crossings.Tests.SecondLine;

public sealed class ReferralCaseTests
{
    [Fact]
    public void A_refusal_waits_for_its_countersign_and_is_then_decided()
    {
        var proposed = Cases.Taken().With(Cases.Answer(Cases.NoSigns)).With(Cases.Propose(Cases.Refusal));
        Assert.Equal(CaseState.Proposed, proposed.State);
        Assert.Null(proposed.DecidedAt);
        var decided = proposed.With(Cases.Countersign());
        Assert.Equal((CaseState.Decided, Cases.Referred.AddMinutes(9)), (decided.State, decided.DecidedAt));
    }

    [Fact]
    public void An_outcome_that_was_sent_back_is_open_again_and_says_why()
    {
        var sentBack = Cases.Taken().With(Cases.Propose(Cases.Refusal))
            .With(Cases.Countersign(agrees: false, words: "Ask for the return ticket."));
        Assert.Equal(CaseState.TakenOver, sentBack.State);
        Assert.Equal("Ask for the return ticket.", sentBack.Countersign?.Words);
        Assert.Null(sentBack.With(Cases.Propose(Cases.Refusal)).Countersign);
    }

    [Fact]
    public void Taking_over_withdraws_what_waits_and_keeps_notes_answers_and_the_first_moment()
    {
        var taken = Cases.Taken().With(Cases.Note("Speaks Swahili.")).With(Cases.Answer(Cases.NoSigns))
            .With(Cases.Propose(Cases.Refusal)).With(Cases.TakeOver("o-3") with { At = Cases.Referred.AddHours(1) });
        Assert.Equal((CaseState.TakenOver, "o-3", Cases.Referred.AddMinutes(5)),
            (taken.State, taken.OfficerId, taken.TakenOverAt));
        Assert.Null(taken.Proposal);
        Assert.Equal(Cases.NoSigns, taken.Protection);
        Assert.Single(taken.Notes);
    }

    [Fact]
    public void Events_of_another_case_and_a_countersign_without_a_proposal_change_nothing()
    {
        var taken = Cases.Taken();
        Assert.Same(taken, taken.With(Cases.Note("Other.") with { CaseId = Guid.Empty }));
        Assert.Same(taken, taken.With(Cases.Countersign()));
    }

    [Fact]
    public void The_wait_ends_with_the_decision()
    {
        var now = Cases.Referred.AddHours(3);
        Assert.Equal(TimeSpan.FromHours(3), Cases.Taken().Waited(now));
        var decided = Cases.Taken().With(Cases.Propose(new Outcome(DecisionCode.Admit, [], "Seen.")));
        Assert.Equal(TimeSpan.FromMinutes(8), decided.Waited(now));
    }

    [Fact]
    public void The_closing_record_stands_by_itself_and_names_what_it_closes()
    {
        var decided = Cases.Taken().With(Cases.Answer(Cases.NoSigns)).With(Cases.Propose(Cases.Refusal))
            .With(Cases.Countersign());
        var id = Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aaee");
        var record = ClosingRecord.Write(decided, id, "lane-2", CaptureMode.Offline, CountryProfile.Standard);
        Assert.Equal((id, Cases.Id, "lane-2"), (record.CrossingId, record.ReferralId, record.LaneId));
        Assert.Equal((Direction.RefusalEntry, DecisionCode.RefuseEntry), (record.Direction, record.Decision));
        Assert.Equal(("o-2", "s-1"), (record.OfficerId, record.SupervisorId));
        Assert.Equal(["B"], record.Grounds);
        Assert.Equal(decided.Referral.Traveller, record.Traveller);
        Assert.False(record.Decision.IsCrossing);
    }

    [Fact]
    public void A_case_that_is_not_decided_has_no_closing_record() =>
        Assert.Throws<ArgumentException>(() =>
            ClosingRecord.Write(
                Cases.Taken(), Guid.Empty, "lane-1", CaptureMode.Online, CountryProfile.Standard));

    [Theory]
    [InlineData("A", false, false, false)]
    [InlineData("B", false, false, true)]
    [InlineData("D", true, false, true)]
    [InlineData("H", false, false, true)]
    [InlineData("H", true, false, false)]
    [InlineData("I", false, false, false)]
    [InlineData("I", false, true, true)]
    [InlineData("J", false, false, false)]
    [InlineData("Z", false, true, false)]
    public void Biometrics_are_kept_only_for_the_grounds_that_allow_it(
        string ground, bool alertHolds, bool security, bool kept)
    {
        Assert.Equal(kept, CountryProfile.Standard.KeepsBiometrics([ground], alertHolds, security));
        Assert.Equal(kept, CountryProfile.Standard.KeepsBiometrics(["A", ground], alertHolds, security));
    }
}
