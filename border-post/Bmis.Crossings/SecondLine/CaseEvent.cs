namespace Bmis.Crossings.SecondLine;

/// <summary>
/// Something that happened to a referred traveller's case; the events of a case in their order are its whole state.
/// It prints as its kind, never as its words.
/// </summary>
/// <param name="CaseId">The case: id of the crossing record that referred the traveller.</param>
/// <param name="At">When, by the lane's clock; microsecond precision travels.</param>
/// <param name="OfficerId">Who.</param>
/// <param name="ShiftId">In which shift; empty where shifts are not kept.</param>
public abstract record CaseEvent(Guid CaseId, DateTimeOffset At, string OfficerId, string ShiftId)
{
    /// <inheritdoc/>
    public sealed override string ToString() => $"[{GetType().Name} {CaseId}]";
}
