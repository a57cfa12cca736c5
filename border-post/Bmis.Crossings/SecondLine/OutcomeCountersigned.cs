namespace Bmis.Crossings.SecondLine;

/// <summary>A supervisor agreed with the outcome that waits, or sent it back.</summary>
/// <inheritdoc cref="CaseEvent"/>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">The supervisor.</param>
/// <param name="ShiftId">In which shift.</param>
/// <param name="Agrees">False sends the outcome back to the officer.</param>
/// <param name="Words">Why it was sent back; empty when agreed.</param>
public sealed record OutcomeCountersigned(
    Guid CaseId, DateTimeOffset At, string OfficerId, string ShiftId, bool Agrees, string Words = "")
    : CaseEvent(CaseId, At, OfficerId, ShiftId);
