using Bmis.Crossings.Decisions;

namespace Bmis.Reports.Statistics;

/// <summary>What one cell counts. Every decision but a cancelled capture is in exactly one of the four.</summary>
internal record struct FlowTally(long Crossings, long Refusals, long Referrals, long OtherDecisions)
{
    internal static FlowTally Of(DecisionCode decision) => decision.Code switch
    {
        "CAN" => default,
        "RFE" or "EXP" => new(0, 1, 0, 0),
        "REF2" => new(0, 0, 1, 0),
        _ when decision.IsCrossing => new(1, 0, 0, 0),
        _ => new(0, 0, 0, 1),
    };

    public static FlowTally operator +(FlowTally left, FlowTally right) => new(
        left.Crossings + right.Crossings,
        left.Refusals + right.Refusals,
        left.Referrals + right.Referrals,
        left.OtherDecisions + right.OtherDecisions);
}
