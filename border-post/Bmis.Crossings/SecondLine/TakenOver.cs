namespace Bmis.Crossings.SecondLine;

/// <summary>An officer took the case over, from the queue or from a colleague.</summary>
/// <inheritdoc cref="CaseEvent"/>
public sealed record TakenOver(Guid CaseId, DateTimeOffset At, string OfficerId, string ShiftId)
    : CaseEvent(CaseId, At, OfficerId, ShiftId);
