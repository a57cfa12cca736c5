namespace Bmis.Crossings.Duty;

/// <summary>
/// Something that happened to an officer's shift at a lane. It prints as its kind, never as its words.
/// </summary>
/// <param name="ShiftId">The shift.</param>
/// <param name="At">When, by the lane's clock; microsecond precision travels.</param>
/// <param name="OfficerId">Whose shift it is.</param>
public abstract record ShiftEvent(Guid ShiftId, DateTimeOffset At, string OfficerId)
{
    /// <inheritdoc/>
    public sealed override string ToString() => $"[{GetType().Name} {ShiftId}]";
}
