using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Corrections;

/// <summary>Which corrections may be made; pure. A supervisor's password is the affair of the caller.</summary>
public static class CorrectionRules
{
    /// <summary>Null when the correction may be made.</summary>
    /// <param name="current">The record as it stands, after earlier corrections.</param>
    /// <param name="wanted">The correction.</param>
    public static CorrectionRefusal? Judge(Crossing current, Correction wanted)
    {
        var corrected = wanted.Corrected;
        if (corrected.CrossingId != current.CrossingId) return CorrectionRefusal.OtherRecord;
        if (current.ReferralId is not null || current.Decision == DecisionCode.Refer)
            return CorrectionRefusal.SecondLine;
        if (!Choices(current.Direction).Contains(corrected.Decision)) return CorrectionRefusal.Decision;
        if (Restored(corrected, current) != current) return CorrectionRefusal.OtherChange;
        if (corrected == current) return CorrectionRefusal.NothingChanges;
        if (string.IsNullOrWhiteSpace(wanted.Reason)) return CorrectionRefusal.NeedsReason;
        if (wanted.Reason.Length > Correction.LongestReason) return CorrectionRefusal.ReasonTooLong;
        if (wanted.SupervisorId.Length > 0)
            return wanted.SupervisorId == wanted.OfficerId ? CorrectionRefusal.SupervisorIsOfficer : null;
        return NeedsSupervisor(current, corrected, wanted.ShiftId) ? CorrectionRefusal.NeedsSupervisor : null;
    }

    /// <summary>What the decision of a lane with this direction may be corrected into.</summary>
    public static IReadOnlyList<DecisionCode> Choices(Direction direction) =>
    [
        direction switch
        {
            Direction.Exit => DecisionCode.Exit,
            Direction.Transit => DecisionCode.Transit,
            _ => DecisionCode.Admit,
        },
        DecisionCode.Refer,
        DecisionCode.Cancelled,
    ];

    /// <summary>Whether a supervisor must agree.</summary>
    /// <param name="current">The record as it stands.</param>
    /// <param name="corrected">The record as it should be.</param>
    /// <param name="shiftId">The shift of who corrects; empty outside one.</param>
    public static bool NeedsSupervisor(Crossing current, Crossing corrected, string shiftId) =>
        shiftId.Length == 0
        || current.ShiftId != shiftId
        || (corrected.Decision != current.Decision
            && corrected.Decision.IsCrossing
            && current.Verdict != Verdict.Clear);

    private static Crossing Restored(Crossing corrected, Crossing current) => corrected with
    {
        Decision = current.Decision,
        Category = current.Category,
        Trip = current.Trip,
    };
}
