using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>The proposals that wait and the latest that were decided.</summary>
internal sealed record ProposalsView(
    IReadOnlyList<Proposal> Open, IReadOnlyList<Proposal> Decided, DateTimeOffset Now);
