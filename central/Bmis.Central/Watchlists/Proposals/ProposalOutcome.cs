namespace Bmis.Central.Watchlists.Proposals;

/// <summary>What came of a proposal or of a decision on it.</summary>
/// <param name="ProposalId">The proposal; empty when it was not taken.</param>
/// <param name="Problem">Why it did not happen.</param>
internal readonly record struct ProposalOutcome(Guid ProposalId, ProposalProblem Problem)
{
    public bool IsDone => Problem == ProposalProblem.None;
}
