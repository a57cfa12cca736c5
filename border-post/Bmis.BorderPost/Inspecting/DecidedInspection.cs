using Bmis.Crossings.Decisions;

namespace Bmis.BorderPost.Inspecting;

/// <summary>The previous traveller; results that arrive late are still added to the inspection.</summary>
/// <param name="Inspection">What is known now.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="VerdictThen">What the lane showed then.</param>
/// <param name="Receipt">Its record.</param>
internal sealed record DecidedInspection(
    Inspection Inspection, DecisionCode Decision, DateTimeOffset DecidedAt, Verdict VerdictThen, RecordReceipt Receipt)
{
    public override string ToString() => $"[decided inspection {Inspection.Id}]";
}
