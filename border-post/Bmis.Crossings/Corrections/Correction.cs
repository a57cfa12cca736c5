using Bmis.Crossings.Records;

namespace Bmis.Crossings.Corrections;

/// <summary>
/// A decision put right: a new entry beside the old one, never a change of it. It prints as <c>[correction]</c>.
/// </summary>
/// <param name="CorrectionId">Id of the correction, UUIDv7.</param>
/// <param name="Sequence">Number of the corrected record in the journal of the same lane.</param>
/// <param name="At">When, by the lane's clock; microsecond precision travels.</param>
/// <param name="OfficerId">Who corrects.</param>
/// <param name="ShiftId">In which shift; empty outside one.</param>
/// <param name="SupervisorId">The supervisor who agreed; empty when none was needed.</param>
/// <param name="Reason">Why; at most <see cref="LongestReason"/> characters.</param>
/// <param name="Corrected">The record as it should have been, under the same id.</param>
public sealed record Correction(
    Guid CorrectionId,
    long Sequence,
    DateTimeOffset At,
    string OfficerId,
    string ShiftId,
    string SupervisorId,
    string Reason,
    Crossing Corrected)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <inheritdoc/>
    public override string ToString() => "[correction]";
}
