using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Which decisions the lane takes; pure.</summary>
internal static class DecisionRules
{
    /// <summary>A key that was meant for the last verdict must not admit under the next one.</summary>
    internal static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(400);

    /// <summary>Null when the decision may be taken, apart from the supervisor's password.</summary>
    internal static DecisionRefusal? Judge(
        Inspection inspection, DecisionRequest request, DateTimeOffset now, bool supervisorAdmits, string officerId)
    {
        if (request.InspectionId != inspection.Id) return DecisionRefusal.NothingToDecide;
        if (request.Revision != inspection.Revision) return DecisionRefusal.StaleRevision;
        if (request.Reason.Length > DecisionRequest.LongestReason) return DecisionRefusal.ReasonTooLong;
        if (request.Act != OfficerAct.Admit) return null;
        if (now - inspection.JudgedAt < Guard) return DecisionRefusal.TooSoon;
        if (inspection.Judgement.Verdict == Verdict.Clear) return null;
        if (string.IsNullOrWhiteSpace(request.Reason)) return DecisionRefusal.NeedsReason;
        if (!NeedsSupervisor(inspection, supervisorAdmits)) return null;
        if (request.SupervisorId.Length == 0) return DecisionRefusal.NeedsSupervisor;
        return request.SupervisorId == officerId ? DecisionRefusal.SupervisorIsOfficer : null;
    }

    /// <summary>Policy asks for a supervisor; an expired or missing list does so whatever the policy says.</summary>
    internal static bool NeedsSupervisor(Inspection inspection, bool supervisorAdmits) =>
        inspection.Judgement.Verdict != Verdict.Clear
        && (supervisorAdmits || inspection.Lists.Any(list => list.Freshness is Freshness.Expired or Freshness.Missing));

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
