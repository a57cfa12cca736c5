using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;
using Bmis.Watchlist.Tests.Lists;

namespace Bmis.Watchlist.Tests.Scoring;

public sealed class ExplanationTests
{
    private static readonly AlertSnapshot Snapshot = AlertSnapshot.Build(
        "all",
        1,
        [.. Specimens.NationalEntries(), .. Specimens.OfacEntries()],
        MatchingParameters.Default with { Cutoff = 0.3 });

    [Fact]
    public void The_pieces_add_up_to_the_score()
    {
        var candidates = Queries().SelectMany(query => Snapshot.Screen(query)).ToList();
        Assert.True(candidates.Count > 500);
        foreach (var candidate in candidates)
        {
            Assert.Equal(candidate.Score, candidate.Pieces.Sum(piece => piece.Effect), 4);
            Assert.InRange(candidate.Score, 0, 1);
            if (candidate.MatchedName is not null)
                Assert.Equal(1, candidate.Pieces.Sum(piece => piece.Weight), 6);
        }
    }

    [Fact]
    public void The_same_query_has_the_same_answer_from_any_thread()
    {
        var queries = Queries().ToList();
        var once = queries.ConvertAll(Text);
        var again = new string[queries.Count];
        Parallel.For(0, queries.Count, i => again[i] = Text(queries[i]));
        Assert.Equal(once, again);
    }

    [Fact]
    public void Every_part_of_both_names_is_accounted_for()
    {
        var candidate =
            Screening.Query("SAMPLEMAN", "VIKTOR OTTO").Against(Screening.Entry("SAMPELMANN", "Wiktor Emil"));
        Assert.Equal(MatchForm.None, candidate.Piece(PieceKind.UnmatchedInQuery).Form);
        Assert.Equal("OTTO", candidate.Piece(PieceKind.UnmatchedInQuery).Query);
        Assert.Equal("EMIL", candidate.Piece(PieceKind.UnmatchedInEntry).Entry);
        Assert.Equal(2, candidate.Pieces.Count(piece => piece.Kind == PieceKind.NamePart));
    }

    private static IEnumerable<AlertQuery> Queries()
    {
        foreach (var entry in Specimens.NationalEntries())
        {
            var (name, birth) = (entry.Names[0], entry.BirthDates[0].Earliest);
            yield return Screening.Query(name.Primary, name.Secondary) with { Sex = entry.Sex };
            yield return Screening.Query(name.Primary) with
            {
                BirthDate = Biographics.PartialDate.Of(birth.AddDays(400)),
                DocumentNumber = entry.Documents.Count > 0 ? entry.Documents[0].Number : null,
            };
        }
    }

    private static string Text(AlertQuery query) => string.Join(
        '\n',
        Snapshot.Screen(query).Select(candidate => $"{candidate} {candidate.Score:R} {Text(candidate)}"));

    private static string Text(AlertCandidate candidate) =>
        string.Join(',', candidate.Pieces.Select(piece => $"{piece} {piece.Effect:R}"));
}
