using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Tests.Scoring;

public sealed class KnownNameTests
{
    [Fact]
    public void A_known_spelling_is_said_to_be_one()
    {
        var piece = Screening.Query("SAMPLEMAN", "KSENIYA").Against(Screening.Entry("SAMPLEMAN", "Xenia"))
            .Pieces.First(piece => piece.Query == "KSENIYA");
        Assert.Equal(MatchForm.KnownSpelling, piece.Form);
        Assert.Equal("XENIA", piece.Entry);
    }

    [Fact]
    public void A_known_spelling_is_found_among_others()
    {
        var other = Screening.Entry("OSTROVANU", "Karim") with { Id = "test:2" };
        var list = AlertSnapshot.Build("test", 1, [Screening.Entry("SAMPLEMAN", "Xenia"), other]);
        Assert.Equal("test:1", Assert.Single(list.Screen(Screening.Query("SAMPLEMAN", "KSENIYA"))).Entry.Id);
    }

    [Fact]
    public void Two_known_names_count_less_than_a_misspelling_and_say_why()
    {
        var two = Screening.Query("SAMPLEMAN", "DARIUSZ").Against(Screening.Entry("SAMPLEMAN", "Mariusz"));
        var misspelt = Screening.Query("SAMPLEMAN", "DARIUSZ").Against(Screening.Entry("SAMPLEMAN", "Wariusz"));
        Assert.Contains(two.Pieces, piece => piece.Form == MatchForm.OtherKnownName);
        Assert.True(two.Score < misspelt.Score, $"{two.Score} {misspelt.Score}");
    }

    [Theory]
    [InlineData("MXHMWD|XKHALD XSHAKR", "محمود|خالد شاكر")]
    [InlineData("MXHMWD|XKHALD XSHAKR", "Mahmoud|Khaled Shaker")]
    public void The_reversible_Arabic_of_an_mrz_is_read_back(string query, string entry) =>
        Assert.InRange(Screening.Score(query, entry), 0.85, 1);

    [Fact]
    public void A_name_that_only_looks_like_reversible_Arabic_keeps_its_own_letters()
    {
        Assert.NotNull(ReversibleArabic.Read(PersonName.Parse("XIMENA SUAREZ").Value));
        Assert.Equal(1, Screening.Score("SUAREZ|XIMENA", "Suarez|Ximena"));
    }
}
