using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>What may be proposed of a list as a whole.</summary>
internal static class ListRules
{
    public static ProposalProblem Problem(ProposalKind kind, string name, ListTerms terms, ApprovedLists approved)
    {
        var list = approved.List(name);
        if (kind == ProposalKind.NewList)
            return !ListVerbs.IsName(name) ? ProposalProblem.NotFound
                : list is not null ? ProposalProblem.ListExists
                : OfGround(terms, []);
        if (list is null) return ProposalProblem.NotFound;
        if (DeskWord.IsSame(terms, list.Terms)) return ProposalProblem.NoChange;
        if (kind == ProposalKind.Source)
            return FormsOf(list).Contains(terms.Source) ? ProposalProblem.None : ProposalProblem.NoSuchForm;
        if (terms.IsRetired) return ProposalProblem.None;
        // It would count again beside the list that has its ids meanwhile.
        if (!list.Counts(approved.Day) && approved.IsDisplaced(name)) return ProposalProblem.IdElsewhere;
        return OfGround(terms, approved.Of(name));
    }

    /// <summary>
    /// The other forms in which the source of a list is published; their entries have the same ids where the source
    /// gives them numbers.
    /// </summary>
    public static IReadOnlyList<string> FormsOf(ApprovedList list) =>
    [
        .. ListImporters.All.Select(importer => importer.Source).Where(
            source => source != list.Source && ListVerbs.UsualName(source) == ListVerbs.UsualName(list.Source)),
    ];

    // What the list asks for stands on its ground, and so does every entry that states none of its own.
    private static ProposalProblem OfGround(ListTerms terms, IReadOnlyList<ListedEntry> entries) =>
        terms.Shown.LegalGround.Length > 0
        || !(AlertPrecedence.NeedsGround(terms.Actions ?? AlertActions.Refer)
            || entries.Any(entry => entry.Desk is not { IsWithdrawn: true }
                && entry.Said.Terms.LegalGround.Length == 0 && AlertPrecedence.NeedsGround(entry.Said.Actions)))
            ? ProposalProblem.None
            : ProposalProblem.NoGround;
}
