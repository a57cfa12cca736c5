using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>What came of typing a drill.</summary>
/// <param name="Proposed">The proposal, or why there is none.</param>
/// <param name="DrillId">The drill.</param>
/// <param name="Form">What was typed, with what was made up.</param>
/// <param name="Wrong">Fields that are wrong; then nothing was proposed.</param>
internal sealed record DrillOutcome(
    ProposalOutcome Proposed, string DrillId, DrillForm Form, IReadOnlyList<string> Wrong)
{
    public bool IsDone => Wrong.Count == 0 && Proposed.IsDone;

    public override string ToString() => DrillId;
}
