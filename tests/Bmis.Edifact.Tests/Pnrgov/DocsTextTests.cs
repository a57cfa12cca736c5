using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.Pnrgov;

/// <summary>Documents of a flight of 29 November 2026.</summary>
public sealed class DocsTextTests
{
    private static readonly DateOnly Flight = new(2026, 11, 29);

    [Theory]
    [InlineData(
        "/P/UTO/L898902C3/UTO/12AUG74/F/15APR32/ERIKSSON/ANNA/MARIA",
        "P UTO L898902C3 UTO 1974-08-12 F False 2032-04-15 ERIKSSON ANNA|MARIA")]
    [InlineData(
        "/P//330102546//21OCT42/M/08JAN24/PHILIPPS/TIM",
        "P  330102546  1942-10-21 M False 2024-01-08 PHILIPPS TIM")]
    [InlineData("/////UTO/12JUL64/M//JONES/WILLIAM", "   UTO 1964-07-12 M False  JONES WILLIAM")]
    [InlineData("//UTO/448/UTO/02JUN70/FI/", " UTO 448 UTO 1970-06-02 F True   ")]
    [InlineData("/UTO/448/UTO/02JUN70/M/01JAN30/SMITH", " UTO 448 UTO 1970-06-02 M False 2030-01-01 SMITH ")]
    [InlineData("/P/UTO/448", "P UTO 448    False   ")]
    [InlineData("/P/UTO/448/UTO//M/01JAN30/A/B", "P UTO 448 UTO  M False 2030-01-01 A B")]
    [InlineData("/UTO/448/UTO//M/01JAN30/A/B", " UTO 448 UTO  M False 2030-01-01 A B")]
    [InlineData("/P/UTO/448/UTO/29NOV26/MI/30NOV56/A/B", "P UTO 448 UTO 2026-11-29 M True 2056-11-30 A B")]
    [InlineData("/P/UTO/448/UTO/30NOV26/M/01JAN57/A/B", "P UTO 448 UTO 1926-11-30 M False 1957-01-01 A B")]
    [InlineData("/P/UTO/448/UTO/31FEB70/M/XXJAN30/A/B", "P UTO 448 UTO  M False  A B")]
    public void Its_places_are_read_also_when_one_was_left_out(string text, string expected)
    {
        var read = DocsText.Read(text, Flight)!;
        Assert.Equal(
            expected,
            $"{read.Type} {read.Issuer} {read.Number} {read.Nationality} {read.BirthDay:yyyy-MM-dd} {read.Sex} "
            + $"{read.IsInfants} {read.ExpiryDay:yyyy-MM-dd} {read.Surname} {string.Join('|', read.GivenNames)}");
        Assert.Equal("[document]", read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("////")]
    public void A_text_that_says_nothing_is_no_document(string text) => Assert.Null(DocsText.Read(text, Flight));
}
