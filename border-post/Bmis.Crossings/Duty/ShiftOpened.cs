namespace Bmis.Crossings.Duty;

/// <summary>An officer took up the work at a lane.</summary>
/// <inheritdoc cref="ShiftEvent"/>
/// <param name="ShiftId">The shift.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">Whose shift it is.</param>
/// <param name="PostCode">The border crossing point.</param>
/// <param name="LaneId">The lane.</param>
public sealed record ShiftOpened(Guid ShiftId, DateTimeOffset At, string OfficerId, string PostCode, string LaneId)
    : ShiftEvent(ShiftId, At, OfficerId);
