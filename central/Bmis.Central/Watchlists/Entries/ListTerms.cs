using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// What counts for every entry of a list where the entry itself is silent. It prints as <c>[terms]</c>.
/// </summary>
internal sealed record ListTerms
{
    /// <summary>Nothing said.</summary>
    public static ListTerms Silent { get; } = new();

    public AlertTerms Terms { get; init; } = AlertTerms.Silent;

    /// <summary>
    /// What the entries ask for whose source gives no more than the usual referral; null leaves them at that.
    /// </summary>
    public AlertActions? Actions { get; init; }

    /// <summary>
    /// The national law or order by which lanes act on a list that by itself only freezes assets; empty: they do not.
    /// </summary>
    public string NationalGround { get; init; } = "";

    /// <summary>
    /// The form of the source to which somebody bound the list, or <c>desk</c> for one of headquarters' own; null where
    /// its first import did.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>True when none of its entries counts any more; what they say stays.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The ground that an officer is shown.</summary>
    public AlertTerms Shown =>
        NationalGround.Length > 0 ? Terms with { LegalGround = NationalGround } : Terms;

    public override string ToString() => "[terms]";
}
