using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Tests.Scoring;

public sealed class NameScoreTests
{
    [Theory]
    [InlineData("SAMPLEMAN|VIKTOR", "SAMPLEMAN|Viktor", 1.0)]
    [InlineData("SAMPLEMAN|VIKTOR", "Sampleman|Wiktor", 0.9)]
    [InlineData("VIKTOR|SAMPLEMAN", "SAMPLEMAN|Viktor", 0.99)]
    [InlineData("VIKTOR SAMPLEMAN", "SAMPLEMAN|Viktor", 0.99)]
    [InlineData("EXEMPLARI|YUSUF", "AL-EXEMPLARI|Yusuf", 0.9)]
    [InlineData("ALEXEMPLARI|YOUSSEF", "AL-EXEMPLARI|Yusuf", 0.9)]
    [InlineData("VANDERBILT|ANNA", "VAN DER BILT|Anna", 0.9)]
    [InlineData("MUELLER|JUERGEN", "Müller|Jürgen", 0.9)]
    [InlineData("ONEIL|SHAUN", "O’Neil|Shaun", 0.99)]
    [InlineData("KHALID|MOHAMMED", "Halid|Muhamad", 0.85)]
    [InlineData("SAMPLEMAN|V", "SAMPLEMAN|Viktor", 0.85)]
    public void The_same_name_written_otherwise_scores_at_least(string query, string entry, double least) =>
        Assert.True(Screening.Score(query, entry) >= least, $"{Screening.Score(query, entry)}");

    [Theory]
    [InlineData("SAMPLEMAN|VIKTOR", "OSTROVANU|Karim")]
    [InlineData("LI|WEI", "LU|Wen")]
    [InlineData("HASSAN|ALI", "HASSAN|Omar")]
    [InlineData("SAMPLEMAN|VIKTOR EMIL OTTO", "OTTO|Karl")]
    public void Other_names_stay_below_the_cutoff(string query, string entry) =>
        Assert.True(
            Screening.Score(query, entry) < MatchingParameters.Default.Cutoff, $"{Screening.Score(query, entry)}");

    [Fact]
    public void A_part_that_only_the_traveller_has_weighs_more_than_one_that_only_the_list_has() =>
        Assert.True(Screening.Score("SAMPLEMAN|VIKTOR", "SAMPLEMAN|Viktor Emil")
            > Screening.Score("SAMPLEMAN|VIKTOR EMIL", "SAMPLEMAN|Viktor"));

    [Fact]
    public void A_cut_last_part_matches_what_it_begins()
    {
        var entry = Screening.Entry("SAMPLEMAN", "Viktor Emilianovich");
        var query = Screening.Query("SAMPLEMAN", "VIKTOR EMILIA");
        var cut = (query with { NameIsTruncated = true }).Against(entry);
        Assert.Contains(cut.Pieces, piece => piece.Form == MatchForm.TruncatedPrefix && piece.Query == "EMILIA");
        Assert.True(cut.Score > query.Against(entry).Score);
    }

    [Fact]
    public void A_weak_alias_alone_is_capped_and_says_so()
    {
        var entry =
            Screening.Entry("OSTROVANU", "Karim", new AlertName("RED SCARF", "", NameKind.Alias, NameQuality.Weak));
        var candidate = Screening.Query("RED SCARF").Against(entry);
        Assert.Equal(MatchingParameters.Default.WeakAliasCap, candidate.Score);
        Assert.Equal("RED SCARF", candidate.Piece(PieceKind.WeakAlias).Entry);
    }

    [Fact]
    public void A_short_alias_that_stands_in_a_longer_name_is_left_out()
    {
        var entry = Screening.Entry("OSTROVANU", "Karim Viktor", new AlertName("KARIM", "", NameKind.Alias));
        var found = AlertSnapshot.Build("test", 1, [entry]).Screen(Screening.Query("KARIM"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("\u200f\u202eSAMPLE\u200bMAN\u0301|V\u00adIKTOR")]
    [InlineData("ŚÁMPLËMÅN|Vïktôr")]
    public void Marks_that_nobody_sees_do_not_hide_a_name(string name) =>
        Assert.True(Screening.Score(name, "SAMPLEMAN|Viktor") >= 0.99);

    [Fact]
    public void Strange_names_are_answered()
    {
        string[] names =
            ["A", "李", "1 2 3 A", string.Join(' ', Enumerable.Repeat("AB", 66)), new string('Z', 200), "'-' X"];
        var snapshot = AlertSnapshot.Build("test", 1, [Screening.Entry("李 小龍", "A B C"), ]);
        foreach (var name in names)
            Assert.NotNull(snapshot.Screen(new() { Name = PersonName.Parse(name).Value, NameIsTruncated = true }));
        Assert.Empty(snapshot.Screen(new()));
    }

    [Fact]
    public void A_wrong_letter_in_a_short_part_is_forgiven_where_all_other_parts_are_the_same()
    {
        var wrong = Screening.Score("SAMPLEMAN|EBO", "Sampleman|Ali");
        Assert.InRange(Screening.Score("SAMPLEMAN|ALO", "Sampleman|Ali"), wrong + 0.01, 1);
        Assert.Equal(
            Screening.Score("SAMPLEMEN|EBO", "Sampleman|Ali"), Screening.Score("SAMPLEMEN|ALO", "Sampleman|Ali"));
        Assert.Equal(Screening.Score("KIM|EBO", "Kim|Ali"), Screening.Score("KIM|ALO", "Kim|Ali"));
    }
}
