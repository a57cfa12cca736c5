using Bmis.Crossings.Decisions;

namespace Bmis.Reports.Statistics;

/// <summary>
/// What one cell counts: border crossings, not persons; a traveller who crosses twice counts twice. Every decision but
/// a cancelled capture is in exactly one of the four.
/// </summary>
/// <param name="Crossings">Decisions that admit, let exit or transit.</param>
/// <param name="Refusals">Entries refused and exits prevented.</param>
/// <param name="Referrals">Sent to second line; the decision that closes the referral is counted for itself.</param>
/// <param name="OtherDecisions">Withdrawn applications, protection referrals, escorts.</param>
public record struct FlowTally(long Crossings, long Refusals, long Referrals, long OtherDecisions)
{
    /// <summary>Adds two tallies.</summary>
    public static FlowTally operator +(FlowTally left, FlowTally right) => Add(left, right);

    /// <summary>Adds two tallies.</summary>
    public static FlowTally Add(FlowTally left, FlowTally right) => new(
        left.Crossings + right.Crossings,
        left.Refusals + right.Refusals,
        left.Referrals + right.Referrals,
        left.OtherDecisions + right.OtherDecisions);

    internal readonly FlowTally Times(int times) =>
        new(times * Crossings, times * Refusals, times * Referrals, times * OtherDecisions);

    internal static FlowTally Of(DecisionCode decision) => decision.Code switch
    {
        "CAN" => default,
        "RFE" or "EXP" => new(0, 1, 0, 0),
        "REF2" => new(0, 0, 1, 0),
        _ when decision.IsCrossing => new(1, 0, 0, 0),
        _ => new(0, 0, 0, 1),
    };
}
