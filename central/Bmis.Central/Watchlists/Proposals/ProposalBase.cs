using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>Holds changes against what is approved: what they change, and whether they may.</summary>
internal static class ProposalBase
{
    /// <summary>The change against what is there now.</summary>
    public static ProposedChange Of(DraftChange draft, ApprovedLists approved)
    {
        var (version, digest) = Now(draft.SubjectId, approved);
        return new(draft.SubjectId, version, digest, draft.Entry, draft.List, draft.Drill);
    }

    /// <summary>Whether what a change was made against is still what is there.</summary>
    public static bool Stands(ProposedChange change, ApprovedLists approved) =>
        (change.Base, change.BaseDigest) == Now(change.SubjectId, approved);

    /// <summary>Why the change may not be proposed.</summary>
    public static ProposalProblem Problem(ProposedChange change, ApprovedLists approved, DateTime now)
    {
        if (change.Drill is { } drill) return DrillRules.Problem(change.SubjectId, drill, approved, now);
        if (change.List is { } terms)
            return approved.List(change.SubjectId["list:".Length..]) is { } list
                ? OfTerms(terms, list)
                : ProposalProblem.NotFound;
        var listed = approved.Find(change.SubjectId);
        if (change.Entry is not { } entry || (listed is null && entry.Own is null)) return ProposalProblem.NotFound;
        if (DrillRules.IsMixed(change.SubjectId, entry)) return ProposalProblem.DrillMixed;
        if (listed is not null && DeskWord.Write(listed.Desk ?? new()).AsSpan().SequenceEqual(DeskWord.Write(entry)))
            return ProposalProblem.NoChange;
        var held = listed is { List.IsHeld: true } && entry is { Own: null, Actions.AreNone: false };
        return !entry.IsWithdrawn && (held || IsStrong(entry.Strongest)) && entry.LegalGround.Length == 0
            ? ProposalProblem.NoGround
            : ProposalProblem.None;
    }

    /// <summary>Whether an action needs a stated ground.</summary>
    public static bool IsStrong(AlertAction action) =>
        AlertPrecedence.RankOf(action) > AlertPrecedence.RankOf(AlertAction.Refer);

    private static ProposalProblem OfTerms(ListTerms terms, ApprovedList list)
    {
        if (DeskWord.Write(terms).AsSpan().SequenceEqual(DeskWord.Write(list.Terms))) return ProposalProblem.NoChange;
        return IsStrong(terms.Actions?.Strongest ?? AlertAction.None) && terms.Shown.LegalGround.Length == 0
            ? ProposalProblem.NoGround
            : ProposalProblem.None;
    }

    private static (int Version, string Digest) Now(string subjectId, ApprovedLists approved)
    {
        if (approved.Lists.FirstOrDefault(list => ApprovedList.SubjectOf(list.Name) == subjectId) is { } list)
            return (list.TermsVersion, "");
        if (approved.FindDrill(subjectId) is { } drill) return (drill.Version, "");
        return approved.Find(subjectId) is { } listed
            ? (listed.DeskVersion, EntryDigest.Of(listed.Said))
            : (0, "");
    }
}
