using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>What an import did. It was refused when there is no version.</summary>
internal sealed record ImportOutcome(
    string ListName,
    StoredVersion? Version,
    bool IsNew,
    ListDifference Difference,
    IReadOnlyList<ImportProblem> Problems,
    IReadOnlyList<ImportProblem> Warnings)
{
    /// <summary>The proposal by which another person approves it; null when it was refused or is approved.</summary>
    public Guid? ProposalId { get; init; }

    public static ImportOutcome Refused(string listName, IReadOnlyList<ImportProblem> problems) =>
        new(listName, null, false, new([], [], []), problems, []);
}
