namespace Bmis.Watchlist.Scoring;

/// <summary>A score piece before it is put into words: where it stands instead of what it says.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Form">How the two sides compare.</param>
/// <param name="QueryFrom">First word of the query, or −1.</param>
/// <param name="QueryWords">Words of the query.</param>
/// <param name="EntryFrom">First word of the listed name, index of the interval or document, or −1.</param>
/// <param name="EntryWords">Words of the listed name.</param>
/// <param name="Weight">Share of the name score.</param>
/// <param name="Effect">What it adds to the score.</param>
internal readonly record struct PieceDraft(
    PieceKind Kind,
    MatchForm Form,
    int QueryFrom,
    int QueryWords,
    int EntryFrom,
    int EntryWords,
    double Weight,
    double Effect)
{
    internal static PieceDraft About(PieceKind kind, MatchForm form, double effect, int entryFrom = -1) =>
        new(kind, form, -1, 0, entryFrom, 0, 0, effect);
}
