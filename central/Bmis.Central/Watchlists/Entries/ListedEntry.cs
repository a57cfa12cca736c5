using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>An approved entry of a list with what the desk and its list's terms say of it. Prints as its id.</summary>
/// <param name="List">Its list.</param>
/// <param name="Imported">As its source has it; null for an entry of the desk's own.</param>
/// <param name="Desk">What the desk says of it, or null.</param>
/// <param name="DeskVersion">Number of the desk's newest version; 0 for none.</param>
/// <param name="Said">Source and desk together, without the list's terms.</param>
internal sealed record ListedEntry(
    ApprovedList List, AlertEntry? Imported, DeskEntry? Desk, int DeskVersion, AlertEntry Said)
{
    public string Id => Said.Id;

    /// <summary>As lanes get it: the list's terms where the entry is silent.</summary>
    public AlertEntry Entry { get; } = WithTerms(Said, Desk, List.Terms);

    /// <summary>Whether lanes have it on a day, and why not.</summary>
    public Standing On(DateOnly day)
    {
        if (Desk is { IsWithdrawn: true }) return Standing.Withdrawn;
        if (List.IsRetired) return Standing.ListRetired;
        if (List.IsExpired(day)) return Standing.ListExpired;
        if (Entry.Terms.ExpiresOn < day) return Standing.Expired;
        if (List.IsHeld && !HasOwnGround) return Standing.AssetFreeze;
        return Entry.Actions.AreNone ? Standing.NoAction : Standing.InEffect;
    }

    /// <summary>Whether its owner should have looked at it again by now.</summary>
    public bool IsReviewDue(DateOnly day) =>
        Desk is not { IsWithdrawn: true } && (Entry.Terms.ReviewOn <= day || HasSourceChanged);

    /// <summary>Whether its source says something else than when the desk last looked at it.</summary>
    public bool HasSourceChanged { get; } = Imported is not null
        && Desk is { SaysNothing: false, SourceDigest.Length: > 0 }
        && Desk.SourceDigest != EntryDigest.Of(Imported);

    public override string ToString() => Id;

    private bool HasOwnGround => Desk is { Actions: not null, LegalGround.Length: > 0 };

    // Most entries of most lists are as they are said: those are not copied.
    private static AlertEntry WithTerms(AlertEntry said, DeskEntry? desk, ListTerms list)
    {
        var actions = IsUsual(said, desk) && list.Actions is { } usual ? usual : said.Actions;
        var terms = said.Terms.Or(list.Shown);
        if (list.Terms.ExpiresOn < terms.ExpiresOn) terms = terms with { ExpiresOn = list.Terms.ExpiresOn };
        return actions == said.Actions && terms == said.Terms ? said : said with { Actions = actions, Terms = terms };
    }

    private static bool IsUsual(AlertEntry said, DeskEntry? desk) =>
        desk is not { GivesActions: true } && said.Actions == AlertActions.Refer;
}
