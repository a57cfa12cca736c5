using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.Pnrgov;

public sealed class DocaTextTests
{
    [Theory]
    [InlineData("/D/UTO/1 HIGH STREET/PORT UTOPIA/NY/12345", "D|UTO|1 HIGH STREET|PORT UTOPIA|NY|12345|False")]
    [InlineData("/R/UTO/1 HIGH STREET/PORT UTOPIA/NY/12345/I", "R|UTO|1 HIGH STREET|PORT UTOPIA|NY|12345|True")]
    [InlineData("/B/UTO//PORT UTOPIA", "B|UTO||PORT UTOPIA|||False")]
    [InlineData("R/UTO/1 HIGH STREET/PORT UTOPIA", "R|UTO|1 HIGH STREET|PORT UTOPIA|||False")]
    [InlineData("/UTO/1 HIGH STREET/PORT UTOPIA/NY/12345", "|UTO|1 HIGH STREET|PORT UTOPIA|NY|12345|False")]
    [InlineData("//R/UTO/1 HIGH STREET/PORT UTOPIA", "R|UTO|1 HIGH STREET|PORT UTOPIA|||False")]
    [InlineData("//D/1 HIGH STREET/PORT UTOPIA", "|D|1 HIGH STREET|PORT UTOPIA|||False")]
    [InlineData("/R/D/1 HIGH STREET/PORT UTOPIA", "R|D|1 HIGH STREET|PORT UTOPIA|||False")]
    [InlineData("/R/UTO/12/4 HIGH STREET/PORT UTOPIA/NY/12345", "R|UTO|12/4 HIGH STREET|PORT UTOPIA|NY|12345|False")]
    [InlineData("/R/UTO/A/B/C/D//", "R|UTO|A|B|C|D|False")]
    [InlineData("/R", "R||||||False")]
    [InlineData("/R/I", "R|I|||||False")]
    [InlineData("NOWHERE", "||||||False")]
    public void Its_places_are_read_also_when_one_was_left_out(string text, string expected)
    {
        var read = DocaText.Read(text)!;
        Assert.Equal(
            expected,
            $"{read.Kind}|{read.Country}|{read.Street}|{read.City}|{read.Region}|{read.PostalCode}|{read.IsInfants}");
        Assert.Equal("[address]", read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/// /")]
    public void A_text_that_says_nothing_is_no_address(string text) => Assert.Null(DocaText.Read(text));
}
