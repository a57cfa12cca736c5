namespace Bmis.Crossings.Duty;

/// <summary>A shift ended.</summary>
/// <inheritdoc cref="ShiftEvent"/>
/// <param name="ShiftId">The shift.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">Whose shift it was.</param>
/// <param name="End">How it ended.</param>
/// <param name="ClosedBy">Who ended it; empty when the lane did, because the officer may not work any more.</param>
/// <param name="Note">What the next officer should know; at most <see cref="LongestNote"/> characters.</param>
/// <param name="Figures">What was done.</param>
public sealed record ShiftClosed(
    Guid ShiftId,
    DateTimeOffset At,
    string OfficerId,
    ShiftEnd End,
    string ClosedBy,
    string Note,
    ShiftFigures Figures) : ShiftEvent(ShiftId, At, OfficerId)
{
    /// <summary>Longest handover note, in characters.</summary>
    public const int LongestNote = 2000;
}
