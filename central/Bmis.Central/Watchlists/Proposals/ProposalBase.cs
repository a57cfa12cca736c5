using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>Holds changes against what is approved: what they change, and whether they may.</summary>
internal static class ProposalBase
{
    // What stands in the place of the digest of a list that is not there yet.
    private const string NoList = "no list";

    /// <summary>The change against what is there now.</summary>
    public static ProposedChange Of(ProposalKind kind, DraftChange draft, ApprovedLists approved)
    {
        var (version, digest) = Now(draft.SubjectId, null, approved);
        return new(draft.SubjectId, version, digest, Stamped(kind, draft, approved), draft.List, draft.Drill);
    }

    /// <summary>Whether what a change was made against is still what is there.</summary>
    public static bool Stands(ProposedChange change, ApprovedLists approved) =>
        (change.Base, change.BaseDigest) == Now(change.SubjectId, change.Imported, approved);

    /// <summary>Why the change may not be proposed.</summary>
    public static ProposalProblem Problem(
        ProposalKind kind, ProposedChange change, ApprovedLists approved, DateTime now, bool isUrgent = false)
    {
        if (change.Drill is { } drill) return DrillRules.Problem(change.SubjectId, drill, approved, now);
        if (change.List is { } terms)
            return ListRules.Problem(kind, ApprovedList.NameOf(change.SubjectId), terms, approved);
        if (change.Entry is not { } entry) return ProposalProblem.NotFound;
        var listed = approved.Find(change.SubjectId);
        if (listed is null && kind == ProposalKind.Clear && approved.FindVanished(change.SubjectId) is not null)
            return ProposalProblem.None;
        if (listed is null && entry.Own is null) return ProposalProblem.NotFound;
        if (DrillRules.IsMixed(change.SubjectId, entry)) return ProposalProblem.DrillMixed;
        if (listed is not null && IsNothingNew(kind, listed, entry)) return ProposalProblem.NoChange;
        var list = entry.Own is null ? listed!.List : approved.List(entry.OwnList);
        if (list is null || (entry.Own is not null && IsClosed(list, listed, now))) return ProposalProblem.NoOwnList;
        if (listed is null && IsSoonOver(list, entry, now, isUrgent)) return ProposalProblem.SoonOver;
        return entry.IsWithdrawn || HasGround(list, entry) ? ProposalProblem.None : ProposalProblem.NoGround;
    }

    // The list's own ground does for its entries, but not for those of a list that lanes do nothing about.
    private static bool HasGround(ApprovedList list, DeskEntry entry)
    {
        if (entry.LegalGround.Length > 0) return true;
        if (list.IsHeld && entry is { Own: null, Actions.AreNone: false }) return false;
        return !(entry.OrdersNoBoarding || AlertPrecedence.NeedsGround(entry.Given))
            || (!list.IsHeld && list.Terms.Shown.LegalGround.Length > 0);
    }

    private static bool IsClosed(ApprovedList list, ListedEntry? listed, DateTime now) =>
        !list.IsDesk || (!list.Counts(DateOnly.FromDateTime(now)) && listed?.List.Name != list.Name);

    // An urgent entry ends by a decision that is written down, and not by its last day, nor by that of its list.
    private static bool IsSoonOver(ApprovedList list, DeskEntry entry, DateTime now, bool isUrgent)
    {
        var least = DateOnly.FromDateTime(now).AddDays(isUrgent ? UrgentTimes.LeastDays : 0);
        return list.Terms.Terms.ExpiresOn < least || entry.Over(null)?.Terms.ExpiresOn < least;
    }

    // To say the same again is something new where the source says something else meanwhile.
    private static bool IsNothingNew(ProposalKind kind, ListedEntry listed, DeskEntry entry)
    {
        var before = listed.Desk ?? new();
        if (entry.Own is null && kind == ProposalKind.Additions && listed.HasSourceChanged) return false;
        return entry.Own is null
            ? DeskWord.IsSame(Words(before), Words(entry))
            : DeskWord.IsSame(before, entry);
    }

    private static DeskEntry Words(DeskEntry entry) => entry with { ListName = null, SourceDigest = "" };

    // Other changes than of the additions themselves do not mean that anybody has looked at the source's words.
    private static DeskEntry? Stamped(ProposalKind kind, DraftChange draft, ApprovedLists approved)
    {
        if (draft.Entry is not { Own: null } entry) return draft.Entry;
        if (approved.Find(draft.SubjectId) is not { Imported: { } imported } listed) return entry;
        var isLookedAt = kind == ProposalKind.Additions || listed.Desk is null or { SaysNothing: true };
        return entry with
        {
            ListName = listed.List.Name,
            SourceDigest = isLookedAt ? EntryDigest.Of(imported) : listed.Desk!.SourceDigest,
        };
    }

    private static (int Version, string Digest) Now(
        string subjectId, ImportedChange? imported, ApprovedLists approved)
    {
        if (imported is not null)
            return approved.List(imported.ListName) is { } inEffect
                ? ((int)inEffect.Version, inEffect.VersionSha256)
                : (0, "");
        if (approved.Lists.FirstOrDefault(list => ApprovedList.SubjectOf(list.Name) == subjectId) is { } list)
            return (list.TermsVersion, "");
        if (ApprovedList.IsSubject(subjectId)) return (0, NoList);
        if (approved.FindDrill(subjectId) is { } drill) return (drill.Version, "");
        return approved.Find(subjectId) is { } listed
            ? (listed.DeskVersion, EntryDigest.Of(listed.Said))
            : (approved.FindVanished(subjectId)?.Version ?? 0, "");
    }
}
