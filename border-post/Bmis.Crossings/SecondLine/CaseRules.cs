using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.SecondLine;

/// <summary>Which events may happen to a case; pure.</summary>
public static class CaseRules
{
    /// <summary>Null when the event may happen.</summary>
    /// <param name="about">The case as it stands.</param>
    /// <param name="wanted">The event.</param>
    /// <param name="rule">The rule for the traveller's category and direction.</param>
    /// <param name="isSupervisor">Whether who acts is a supervisor.</param>
    public static CaseRefusal? Judge(ReferralCase about, CaseEvent wanted, TravelRule rule, bool isSupervisor)
    {
        if (about.State == CaseState.Decided) return CaseRefusal.AlreadyDecided;
        return wanted switch
        {
            TakenOver taken => about.OfficerId == taken.OfficerId ? CaseRefusal.AlreadyYours : null,
            OutcomeCountersigned signed => Countersign(about, signed, isSupervisor),
            _ when about.OfficerId != wanted.OfficerId => CaseRefusal.NotYours,
            NoteAdded note => Note(note),
            ProtectionAnswered answered =>
                answered.Answers.ReferredTo.Length > Protection.LongestReferral ? CaseRefusal.Referral : null,
            OutcomeProposed proposed => Outcome(about, proposed.Outcome, rule),
            _ => throw new ArgumentOutOfRangeException(nameof(wanted)),
        };
    }

    /// <summary>The decisions that second line may take about a traveller of this direction.</summary>
    public static IReadOnlyList<DecisionCode> Decisions(Direction direction) => direction switch
    {
        Direction.Exit => [DecisionCode.Exit, DecisionCode.ExitPrevented, DecisionCode.Protection],
        Direction.Transit =>
            [DecisionCode.Transit, DecisionCode.RefuseEntry, DecisionCode.Withdrawn, DecisionCode.Protection],
        _ =>
        [
            DecisionCode.Admit, DecisionCode.AdmitWithConditions, DecisionCode.RefuseEntry, DecisionCode.Withdrawn,
            DecisionCode.Protection, DecisionCode.Escorted,
        ],
    };

    private static CaseRefusal? Note(NoteAdded note) =>
        string.IsNullOrWhiteSpace(note.Text) || note.Text.Length > NoteAdded.Longest
            || StandardCodeLists.Get("note-topics").Codes.All(item => item.Code != note.Topic)
            ? CaseRefusal.Note
            : null;

    private static CaseRefusal? Outcome(ReferralCase about, Outcome outcome, TravelRule rule)
    {
        if (!Decisions(about.Referral.Direction).Contains(outcome.Decision)) return CaseRefusal.Decision;
        if (outcome.Words.Length > SecondLine.Outcome.LongestWords) return CaseRefusal.Words;
        if (outcome.Decision == DecisionCode.RefuseEntry) return Refusal(about, outcome, rule);
        if (outcome.Grounds.Count > 0) return CaseRefusal.Grounds;
        if (outcome.Decision == DecisionCode.Protection && !about.Protection.IsReferred)
            return CaseRefusal.ProtectionNotReferred;
        return NeedsWords(outcome.Decision) && string.IsNullOrWhiteSpace(outcome.Words) ? CaseRefusal.Words : null;
    }

    private static CaseRefusal? Refusal(ReferralCase about, Outcome outcome, TravelRule rule)
    {
        if (!rule.Refusable) return CaseRefusal.MayNotBeRefused;
        if (!AreGrounds(outcome.Grounds)) return CaseRefusal.Grounds;
        if (!about.Protection.IsAnswered) return CaseRefusal.ProtectionUnanswered;
        if (about.Protection is { NeedsReferral: true, IsReferred: false }) return CaseRefusal.ProtectionNotReferred;
        return outcome.FormLanguage.Length != 2 || outcome.Signature == Signature.None ? CaseRefusal.Form : null;
    }

    private static bool AreGrounds(IReadOnlyList<string> grounds) =>
        grounds.Count is > 0 and <= SecondLine.Outcome.MostGrounds
        && grounds.Distinct().Count() == grounds.Count
        && grounds.All(code => StandardCodeLists.Get("refusal-grounds").Codes.Any(item => item.Code == code));

    // A hit or a failed check brought the traveller here: whoever lets pass, holds or hands over says why.
    private static bool NeedsWords(DecisionCode decision) => decision != DecisionCode.Protection;

    private static CaseRefusal? Countersign(ReferralCase about, OutcomeCountersigned signed, bool isSupervisor)
    {
        if (about.State != CaseState.Proposed) return CaseRefusal.NothingProposed;
        if (!isSupervisor) return CaseRefusal.NotASupervisor;
        if (about.Proposal?.OfficerId == signed.OfficerId) return CaseRefusal.OwnOutcome;
        return signed.Words.Length > SecondLine.Outcome.LongestWords
            || (!signed.Agrees && string.IsNullOrWhiteSpace(signed.Words))
            ? CaseRefusal.Words
            : null;
    }
}
