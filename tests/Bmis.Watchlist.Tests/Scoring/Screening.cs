using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Tests.Scoring;

/// <summary>Screens one traveller against one entry.</summary>
internal static class Screening
{
    private static readonly MatchingParameters Open = MatchingParameters.Default with { Cutoff = 0 };

    public static AlertEntry Entry(string primary, string secondary = "", params AlertName[] more) =>
        new() { Id = "test:1", Kind = EntryKind.Person, Names = [new(primary, secondary), .. more] };

    public static AlertQuery Query(string primary, string secondary = "") =>
        new() { Name = PersonName.Parse(primary, secondary).Value };

    public static AlertCandidate Against(this AlertQuery query, AlertEntry entry) =>
        AlertSnapshot.Build("test", 1, [entry], Open).ScreenExhaustively(query).Single();

    public static double Score(string query, string entry)
    {
        var (asked, listed) = (query.Split('|'), entry.Split('|'));
        return Query(asked[0], asked.ElementAtOrDefault(1) ?? "")
            .Against(Entry(listed[0], listed.ElementAtOrDefault(1) ?? "")).Score;
    }

    public static ScorePiece Piece(this AlertCandidate candidate, PieceKind kind) =>
        candidate.Pieces.First(piece => piece.Kind == kind);
}
