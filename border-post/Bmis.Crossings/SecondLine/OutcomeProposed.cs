namespace Bmis.Crossings.SecondLine;

/// <summary>
/// The officer settled what to do. It closes the case at once, or waits for a countersign; a new proposal replaces one
/// that waits.
/// </summary>
/// <inheritdoc cref="CaseEvent"/>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">Who.</param>
/// <param name="ShiftId">In which shift.</param>
/// <param name="Outcome">What to do.</param>
public sealed record OutcomeProposed(
    Guid CaseId, DateTimeOffset At, string OfficerId, string ShiftId, Outcome Outcome)
    : CaseEvent(CaseId, At, OfficerId, ShiftId);
