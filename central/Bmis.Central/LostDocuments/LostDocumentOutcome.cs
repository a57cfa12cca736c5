namespace Bmis.Central.LostDocuments;

/// <summary>What came of an act at the desk.</summary>
/// <param name="Problem">Why it did not happen.</param>
/// <param name="Proposal">The proposal, as it is now; null when there is none.</param>
internal sealed record LostDocumentOutcome(LostDocumentProblem Problem, LostDocumentProposal? Proposal)
{
    public bool IsDone => Problem == LostDocumentProblem.None;
}
