using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Scoring;

/// <summary>
/// An entry that possibly means the traveller, with the reasons. It prints the entry's id and the score.
/// </summary>
/// <param name="Entry">The entry.</param>
/// <param name="MatchedName">The entry's name that scored best, or null when only a document matched.</param>
/// <param name="Score">Rank from 0 to 1, rounded to four places; not a probability.</param>
/// <param name="Pieces">The reasons; their effects add up to the score.</param>
/// <param name="DisprovedBy">What would disprove it, the quickest to ask first.</param>
public sealed record AlertCandidate(
    AlertEntry Entry,
    AlertName? MatchedName,
    double Score,
    IReadOnlyList<ScorePiece> Pieces,
    IReadOnlyList<Disproof> DisprovedBy)
{
    /// <summary>True when the document's number matched.</summary>
    public bool OnDocument => Pieces.Any(piece => piece.Kind == PieceKind.Document);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Entry.Id} {Score:0.00}");
}
