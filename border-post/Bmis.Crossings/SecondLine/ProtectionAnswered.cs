namespace Bmis.Crossings.SecondLine;

/// <summary>The protection question was answered, or answered anew; the newest answer counts.</summary>
/// <inheritdoc cref="CaseEvent"/>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">Who.</param>
/// <param name="ShiftId">In which shift.</param>
/// <param name="Answers">The answers.</param>
public sealed record ProtectionAnswered(
    Guid CaseId, DateTimeOffset At, string OfficerId, string ShiftId, Protection Answers)
    : CaseEvent(CaseId, At, OfficerId, ShiftId);
