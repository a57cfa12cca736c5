namespace Bmis.Watchlist.Scoring;

/// <summary>
/// One reason for a score. The effects of all pieces of a candidate add up to its score. It prints kind and form only.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Form">How the two sides compare.</param>
/// <param name="Query">
/// The traveller's side, folded to A to Z for names, ISO 8601 for dates; empty when missing.
/// </param>
/// <param name="Entry">The list's side; an interval is written <c>from/to</c>; empty when missing.</param>
/// <param name="Weight">
/// Share of the name score that the part could have given, from 0 to 1; 0 for other pieces.
/// </param>
/// <param name="Effect">What it added to the score, from −1 to 1.</param>
public sealed record ScorePiece(
    PieceKind Kind, MatchForm Form, string Query, string Entry, double Weight, double Effect)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Form}";
}
