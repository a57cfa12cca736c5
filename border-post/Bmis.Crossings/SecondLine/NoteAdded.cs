namespace Bmis.Crossings.SecondLine;

/// <summary>What an officer asked, saw or was told.</summary>
/// <inheritdoc cref="CaseEvent"/>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">Who.</param>
/// <param name="ShiftId">In which shift.</param>
/// <param name="Topic">Code of the list <c>note-topics</c>.</param>
/// <param name="Text">At most <see cref="Longest"/> characters.</param>
public sealed record NoteAdded(
    Guid CaseId, DateTimeOffset At, string OfficerId, string ShiftId, string Topic, string Text)
    : CaseEvent(CaseId, At, OfficerId, ShiftId)
{
    /// <summary>Longest note, in characters.</summary>
    public const int Longest = 2000;
}
