using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Tests.Scoring;

public sealed class QualifierTests
{
    [Theory]
    [InlineData("1968-03-14", "1968-03-14", MatchForm.Exact)]
    [InlineData("1968", "1968-03-14", MatchForm.Compatible)]
    [InlineData("1968-01-01", "1968-03-14", MatchForm.Compatible)]
    [InlineData("1968-03-14", "1968-01-01", MatchForm.Compatible)]
    [InlineData("1968-05-03", "1968-03-05", MatchForm.DayAndMonthSwapped)]
    [InlineData("1969-12-30", "1968-03-14", MatchForm.Near)]
    [InlineData("1970-01-02", "1968-03-14", MatchForm.Disjoint)]
    [InlineData("1990-01-02", "1968-03-14", MatchForm.Disjoint)]
    public void Birth_dates_compare_as_intervals(string asked, string listed, MatchForm form)
    {
        var piece = Candidate(asked, BirthInterval.Of(Date(listed))).Piece(PieceKind.BirthDate);
        Assert.Equal(form, piece.Form);
        Assert.Equal(form is MatchForm.Exact or MatchForm.Compatible, piece.Effect > 0);
    }

    [Fact]
    public void The_kindest_of_several_statements_counts_and_is_named()
    {
        var piece = Candidate("1968-03-14", BirthInterval.Of(Date("1950")), BirthInterval.Of(Date("1968-03")))
            .Piece(PieceKind.BirthDate);
        Assert.Equal(MatchForm.Compatible, piece.Form);
        Assert.Equal("1968-03-01/1968-03-31", piece.Entry);
    }

    [Fact]
    public void Circa_is_wide() => Assert.Equal(
        MatchForm.Compatible,
        Candidate("1971-05-05", BirthInterval.Of(Date("1968"), BirthCertainty.Approximate))
            .Piece(PieceKind.BirthDate).Form);

    [Fact]
    public void What_is_missing_takes_nothing()
    {
        var candidate = Screening.Query("SAMPLEMAN", "VIKTOR").Against(Entry());
        Assert.Equal(1, candidate.Score);
        Assert.Equal(MatchForm.Missing, candidate.Piece(PieceKind.Nationality).Form);
        Assert.Contains(Disproof.BirthDate, candidate.DisprovedBy);
    }

    [Fact]
    public void Another_nationality_and_the_other_sex_take_their_share()
    {
        var query = Screening.Query("SAMPLEMAN", "VIKTOR") with { Nationality = Country("FRA"), Sex = Sex.F };
        var candidate = query.Against(Entry() with { Sex = Sex.M });
        Assert.Equal(0.6, candidate.Score, 6);
        Assert.Equal(MatchForm.Disjoint, candidate.Piece(PieceKind.Sex).Form);
    }

    [Fact]
    public void Codes_of_one_State_agree()
    {
        var query = Screening.Query("SAMPLEMAN", "VIKTOR") with { Nationality = Country("D") };
        Assert.Equal(MatchForm.Exact, query.Against(Entry()).Piece(PieceKind.Nationality).Form);
    }

    private static AlertEntry Entry() => Screening.Entry("SAMPLEMAN", "Viktor") with
    {
        BirthDates = [BirthInterval.Of(Date("1968-03-14"))],
        Nationalities = [Country("DEU")],
    };

    private static AlertCandidate Candidate(string asked, params BirthInterval[] listed) =>
        (Screening.Query("SAMPLEMAN", "VIKTOR") with { BirthDate = Date(asked) })
        .Against(Screening.Entry("SAMPLEMAN", "Viktor") with { BirthDates = listed });

    private static PartialDate Date(string text) => PartialDate.Parse(text).Value;

    private static CountryCode Country(string code) => CountryCode.Parse(code).Value;
}
