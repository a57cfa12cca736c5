using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.Pnrgov;

/// <summary>Papers of travellers of a flight of 29 November 2026.</summary>
public sealed class DocoTextTests
{
    private static readonly DateOnly Flight = new(2026, 11, 29);

    [Theory]
    [InlineData("/PORT UTO/V/9891404/UTOVILLE/14MAR25/USA", "PORT UTO|V|9891404|UTOVILLE|2025-03-14|USA|False")]
    [InlineData("/PORT UTO/V/9891404/UTOVILLE/14MAR27/USA/I", "PORT UTO|V|9891404|UTOVILLE|1927-03-14|USA|True")]
    [InlineData("//V/9891404/UTOVILLE/29NOV26/USA", "|V|9891404|UTOVILLE|2026-11-29|USA|False")]
    [InlineData("/V/9891404/UTOVILLE/14MAR25/USA", "|V|9891404|UTOVILLE|2025-03-14|USA|False")]
    [InlineData("PORT UTOPIA/V/9891404/UTOVILLE/14MAR25/USA", "PORT UTOPIA|V|9891404|UTOVILLE|2025-03-14|USA|False")]
    [InlineData("/PORT UTOPIA/V/9891404/14MAR25/USA", "PORT UTOPIA|V|9891404||2025-03-14|USA|False")]
    [InlineData("/PORT UTOPIA/V/UTOVILLE/14MAR25/USA", "PORT UTOPIA|V||UTOVILLE|2025-03-14|USA|False")]
    [InlineData("/PORT UTOPIA//9891404/UTOVILLE/14MAR25/USA", "PORT UTOPIA||9891404|UTOVILLE|2025-03-14|USA|False")]
    [InlineData("//K/TT12345678///USA", "|K|TT12345678|||USA|False")]
    [InlineData("/PORT UTOPIA", "PORT UTOPIA||||||False")]
    [InlineData("/A/V/1/B/31FEB25/USA", "|A|V|1||31FEB25|False")]
    public void Its_places_are_read_also_when_one_was_left_out(string text, string expected)
    {
        var read = DocoText.Read(text, Flight)!;
        Assert.Equal(
            expected,
            $"{read.BirthPlace}|{read.Kind}|{read.Number}|{read.IssuePlace}|{read.IssueDay:yyyy-MM-dd}|{read.Country}|"
            + read.IsInfants);
        Assert.Equal("[visa]", read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("//////")]
    public void A_text_that_says_nothing_is_no_paper(string text) => Assert.Null(DocoText.Read(text, Flight));
}
