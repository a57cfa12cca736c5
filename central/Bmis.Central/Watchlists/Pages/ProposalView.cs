using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the page of a proposal shows: the stored content and what it would change. Prints as its id.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Content">What is stored; null when it is not what was proposed.</param>
/// <param name="Sha256">Digest of exactly the content that is shown.</param>
/// <param name="DecisionReason">Why it was rejected or lapsed.</param>
/// <param name="Bases">What the desk said in the versions that it changes.</param>
/// <param name="Approved">What is approved now.</param>
/// <param name="Part">The entries of an imported version that are shown; null for other proposals.</param>
/// <param name="Now">When it is looked at.</param>
internal sealed record ProposalView(
    Proposal Proposal,
    ProposalContent? Content,
    string Sha256,
    string DecisionReason,
    IReadOnlyDictionary<string, DeskWord> Bases,
    ApprovedLists Approved,
    ReviewPart? Part,
    DateTimeOffset Now)
{
    public bool HasMoved => Proposal.IsOpen && !Proposal.IsUrgent
        && Content?.Changes.All(change => ProposalBase.Stands(change, Approved)) == false;

    public override string ToString() => Proposal.ToString();
}
