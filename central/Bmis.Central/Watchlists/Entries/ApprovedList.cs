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
    /// <summary>The desk's own list.</summary>
    public const string Desk = "desk";

    /// <summary>Whether lanes do nothing about its entries, because nobody has stated a national ground.</summary>
    public bool IsHeld => IsAssetFreeze && Terms.NationalGround.Length == 0;

    public bool IsDesk => Source == Desk;

    /// <summary>The subject under which its terms stand.</summary>
    public static string SubjectOf(string listName) => $"list:{listName}";
}
