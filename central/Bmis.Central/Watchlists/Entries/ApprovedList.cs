namespace Bmis.Central.Watchlists.Entries;

/// <summary>A list with its approved terms.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="IsAssetFreeze">Whether its source by itself only freezes assets.</param>
/// <param name="Terms">The approved terms.</param>
/// <param name="TermsVersion">Their version; 0 when nobody has stated any.</param>
/// <param name="Version">The approved version of an imported list; 0 for none.</param>
/// <param name="VersionSha256">SHA-256 of its list file; empty for none.</param>
internal sealed record ApprovedList(
    string Name,
    string Source,
    bool IsAssetFreeze,
    ListTerms Terms,
    int TermsVersion,
    long Version,
    string VersionSha256 = "")
{
    /// <summary>
    /// The source of headquarters' own lists, and the name of the one that was always there: own entries are on it
    /// unless they name another.
    /// </summary>
    public const string Desk = "desk";

    private const string Prefix = "list:";

    /// <summary>Whether lanes do nothing about its entries, because nobody has stated a national ground.</summary>
    public bool IsHeld => IsAssetFreeze && Terms.NationalGround.Length == 0;

    /// <summary>Whether headquarters itself writes its entries.</summary>
    public bool IsDesk => Source == Desk;

    public bool IsRetired => Terms.IsRetired;

    public bool IsReviewDue(DateOnly day) => !IsRetired && Terms.Terms.ReviewOn <= day;

    public bool IsExpired(DateOnly day) => Terms.Terms.ExpiresOn < day;

    /// <summary>Whether it is neither retired nor over on a day: its entries keep their ids for themselves.</summary>
    public bool Counts(DateOnly day) => !IsRetired && !IsExpired(day);

    /// <summary>Whether its entries are in effect on a day at all, and why not.</summary>
    public Standing On(DateOnly day) =>
        IsRetired ? Standing.ListRetired
        : IsExpired(day) ? Standing.ListExpired
        : IsHeld ? Standing.AssetFreeze
        : Standing.InEffect;

    /// <summary>The subject under which its terms stand.</summary>
    public static string SubjectOf(string listName) => $"{Prefix}{listName}";

    public static bool IsSubject(string subjectId) => subjectId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The list whose terms a subject means.</summary>
    public static string NameOf(string subjectId) => subjectId[Prefix.Length..];
}
