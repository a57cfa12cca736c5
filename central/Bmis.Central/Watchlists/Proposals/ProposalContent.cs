namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// What a proposal says: these bytes are sealed, shown, and signed by the approver with their digest.
/// </summary>
/// <param name="ProposalId">The proposal, so that no two have the same bytes.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Reason">Why, in the proposer's words.</param>
/// <param name="Changes">Every subject that it concerns.</param>
internal sealed record ProposalContent(
    Guid ProposalId, ProposalKind Kind, string Reason, IReadOnlyList<ProposedChange> Changes)
{
    public override string ToString() => "[proposal]";
}
