using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Scoring;

/// <summary>Says what would disprove a possible match, the quickest to ask first.</summary>
internal static class Disproofs
{
    internal static List<Disproof> Of(AlertEntry entry, IReadOnlyList<ScorePiece> pieces)
    {
        var onDocument = Has(pieces, PieceKind.Document);
        var disproofs = new List<Disproof>();
        if (onDocument) disproofs.Add(Disproof.IssuingState);
        if (!Has(pieces, PieceKind.BirthDate, MatchForm.Exact) && entry.BirthDates.Count > 0)
            disproofs.Add(Disproof.BirthDate);
        if (Has(pieces, PieceKind.Sex, MatchForm.Missing) && entry.Sex is not null) disproofs.Add(Disproof.Sex);
        if (!NamesAgree(pieces)) disproofs.Add(Disproof.FullName);
        if (entry.BirthPlaces.Count > 0) disproofs.Add(Disproof.BirthPlace);
        if (!Has(pieces, PieceKind.Nationality, MatchForm.Exact) && entry.Nationalities.Count > 0)
            disproofs.Add(Disproof.Nationality);
        if (!onDocument && entry.Documents.Count > 0) disproofs.Add(Disproof.Document);
        return disproofs;
    }

    private static bool Has(IReadOnlyList<ScorePiece> pieces, PieceKind kind) =>
        pieces.Any(piece => piece.Kind == kind);

    private static bool Has(IReadOnlyList<ScorePiece> pieces, PieceKind kind, MatchForm form) =>
        pieces.Any(piece => piece.Kind == kind && piece.Form == form);

    private static bool NamesAgree(IReadOnlyList<ScorePiece> pieces) =>
        pieces.All(piece => piece.Kind switch
        {
            PieceKind.NamePart => piece.Form == MatchForm.Exact,
            PieceKind.UnmatchedInQuery or PieceKind.UnmatchedInEntry => false,
            _ => true,
        });
}
