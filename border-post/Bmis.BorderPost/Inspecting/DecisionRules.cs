using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Which decisions the lane takes; pure.</summary>
internal static class DecisionRules
{
    /// <summary>A key that was meant for the last verdict must not admit under the next one.</summary>
    internal static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(400);

    /// <summary>Null when the decision may be taken, apart from the supervisor's password.</summary>
    internal static DecisionRefusal? Judge(
        Inspection inspection, DecisionRequest request, DateTimeOffset now, string officerId)
    {
        if (request.InspectionId != inspection.Id) return DecisionRefusal.NothingToDecide;
        if (request.Revision != inspection.Revision) return DecisionRefusal.StaleRevision;
        if (request.Reason.Length > DecisionRequest.LongestReason) return DecisionRefusal.ReasonTooLong;
        if (request.Act != OfficerAct.Admit) return null;
        if (now - inspection.JudgedAt < Guard) return DecisionRefusal.TooSoon;
        if (ToAdmit(inspection) is not { } needs) return DecisionRefusal.NothingToDecide;
        if (needs.Reason && string.IsNullOrWhiteSpace(request.Reason)) return DecisionRefusal.NeedsReason;
        if (!needs.Supervisor) return null;
        if (request.SupervisorId.Length == 0) return DecisionRefusal.NeedsSupervisor;
        return request.SupervisorId == officerId ? DecisionRefusal.SupervisorIsOfficer : null;
    }

    /// <summary>
    /// What admitting takes by the country's profile; an expired or missing list, and a document that one person typed
    /// and nobody else looked at, need a reason and a supervisor whatever the profile says. Null when nobody may be
    /// admitted.
    /// </summary>
    internal static Needs? ToAdmit(Inspection inspection)
    {
        var needs = inspection.Rule.ToAdmit(inspection.Judgement.Verdict);
        if (needs is null || inspection.Judgement.Verdict == Verdict.Clear) return needs;
        var listIsGone = inspection.Lists.Any(list => list.Freshness is Freshness.Expired or Freshness.Missing);
        return listIsGone || inspection.LacksSecondLook ? new Needs(Reason: true, Supervisor: true) : needs;
    }

    /// <summary>The code of an act in a lane of this direction.</summary>
    internal static DecisionCode CodeOf(OfficerAct act, Direction direction) => (act, direction) switch
    {
        (OfficerAct.Refer, _) => DecisionCode.Refer,
        (OfficerAct.Cancel, _) => DecisionCode.Cancelled,
        (_, Direction.Exit) => DecisionCode.Exit,
        (_, Direction.Transit) => DecisionCode.Transit,
        _ => DecisionCode.Admit,
    };
}
