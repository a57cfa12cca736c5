using System.Globalization;
using Bmis.Biographics;
using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Documents;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Scoring;

/// <summary>Puts the pieces of a score into the words of the two sides.</summary>
internal sealed class Explanation(AlertQuery query, QueryName? asked, AlertEntry entry, IndexedName? listed)
{
    internal List<ScorePiece> Of(List<PieceDraft> drafts) => drafts.ConvertAll(Of);

    internal List<ScorePiece> Of(List<PieceDraft> drafts, DocumentMatch document, bool decides)
    {
        // The document alone makes the score; what the name says stands beside it without effect.
        var pieces = drafts.ConvertAll(draft => Of(decides ? draft with { Effect = 0 } : draft));
        var paper = entry.Documents[document.Document];
        pieces.Insert(0, new(
            PieceKind.Document,
            document.Form,
            Joined(query.IssuingState?.Code, query.DocumentNumber?.Text),
            Joined(paper.IssuingState?.Code, paper.Number.Text),
            0,
            decides ? document.Score : 0));
        return pieces;
    }

    private ScorePiece Of(PieceDraft draft) =>
        new(draft.Kind, FormOf(draft), QueryText(draft), EntryText(draft), draft.Weight, draft.Effect);

    // What was printed is not what is listed, however well its letters agree.
    private MatchForm FormOf(PieceDraft draft) =>
        draft is { Kind: PieceKind.NamePart, Form: MatchForm.Exact or MatchForm.Spelling }
        && listed!.Value.IsPrinted
            ? MatchForm.Transliteration
            : draft.Form;

    private string QueryText(PieceDraft draft) => draft.Kind switch
    {
        PieceKind.NamePart or PieceKind.UnmatchedInQuery => QueryWords(draft.QueryFrom, draft.QueryWords),
        PieceKind.BirthDate => query.BirthDate.ToIso(),
        PieceKind.Nationality => query.Nationality?.Code ?? "",
        PieceKind.Sex => SexText(query.Sex),
        _ => "",
    };

    private string EntryText(PieceDraft draft) => draft.Kind switch
    {
        PieceKind.NamePart or PieceKind.UnmatchedInEntry => EntryWords(draft.EntryFrom, draft.EntryWords),
        PieceKind.WeakAlias => listed!.Value.Name.Text,
        PieceKind.BirthDate when draft.EntryFrom >= 0 => IntervalText(entry.BirthDates[draft.EntryFrom]),
        PieceKind.Nationality => string.Join(' ', entry.Nationalities.Select(country => country.Code)),
        PieceKind.Sex => SexText(entry.Sex),
        _ => "",
    };

    private string QueryWords(int first, int count) =>
        first < 0 ? "" : string.Join(' ', asked!.Words[first..(first + count)].Select(word => word.Text));

    private string EntryWords(int first, int count)
    {
        if (first < 0) return "";
        var texts = new string[count];
        for (var i = 0; i < count; i++) texts[i] = listed!.Value.TextOf(first + i);
        return string.Join(' ', texts);
    }

    private static string Joined(string? state, string? number) => $"{state} {number}".Trim();

    private static string SexText(Sex? sex) => sex is null ? "" : sex.Value.ToString();

    private static string IntervalText(BirthInterval interval)
    {
        var culture = CultureInfo.InvariantCulture;
        var first = interval.Earliest.ToString("yyyy-MM-dd", culture);
        var text = interval.IsOneDay ? first : $"{first}/{interval.Latest.ToString("yyyy-MM-dd", culture)}";
        return interval.Certainty == BirthCertainty.Approximate ? $"~{text}" : text;
    }
}
