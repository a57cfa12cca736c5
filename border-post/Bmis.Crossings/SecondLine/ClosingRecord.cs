using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.SecondLine;

/// <summary>The record of a decided case: it closes what the referral opened.</summary>
public static class ClosingRecord
{
    /// <summary>
    /// Makes the record. It repeats traveller, document, checks and lists of the referral, so that it stands by itself;
    /// and the photograph, unless the traveller was refused on grounds that do not allow keeping it.
    /// </summary>
    /// <param name="decided">A case in the state <see cref="CaseState.Decided"/>.</param>
    /// <param name="crossingId">Id of the new record.</param>
    /// <param name="laneId">The lane at which the case was decided.</param>
    /// <param name="captureMode">Whether the centre was in reach.</param>
    /// <param name="profile">What the country keeps of a refused traveller's biometrics.</param>
    /// <exception cref="ArgumentException">The case is not decided.</exception>
    public static Crossing Write(
        ReferralCase decided, Guid crossingId, string laneId, CaptureMode captureMode, CountryProfile profile)
    {
        if (decided is not { State: CaseState.Decided, Proposal: { } proposal, DecidedAt: { } at })
            throw new ArgumentException("The case is not decided.", nameof(decided));
        return decided.Referral with
        {
            CrossingId = crossingId,
            LaneId = laneId,
            CaptureMode = captureMode,
            Direction = Direction(decided.Referral.Direction, proposal.Outcome.Decision),
            DecidedAt = at,
            OfficerId = proposal.OfficerId,
            ShiftId = proposal.ShiftId,
            SupervisorId = decided.Countersign?.OfficerId ?? "",
            Decision = proposal.Outcome.Decision,
            Reason = proposal.Outcome.Words,
            Grounds = proposal.Outcome.Grounds,
            Photograph = KeepsBiometrics(proposal.Outcome, profile) ? decided.Referral.Photograph : null,
            ReferralId = decided.Id,
        };
    }

    /// <summary>Whether the traveller's photograph may be kept after this outcome.</summary>
    public static bool KeepsBiometrics(Outcome outcome, CountryProfile profile) =>
        outcome.Decision != DecisionCode.RefuseEntry
        // No alert list that comes to a lane holds biometrics.
        || profile.KeepsBiometrics(outcome.Grounds, alertHoldsThem: false, outcome.InternalSecurity);

    private static Direction Direction(Direction asked, DecisionCode decision) =>
        decision == DecisionCode.RefuseEntry ? Records.Direction.RefusalEntry
        : decision == DecisionCode.ExitPrevented ? Records.Direction.RefusalExit
        : asked;
}
