using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.Pnrgov;

public sealed class ContactTextTests
{
    [Theory]
    [InlineData("CTCM", "/13125551212", "M|13125551212|")]
    [InlineData("CTCM", "13125551212/US", "M|13125551212|US")]
    [InlineData("CTCH", "/+44 7700 900123", "H|+44 7700 900123|")]
    [InlineData("CTCE", "/ANNA..MARIA./ERIKSSON//EXAMPLE.ORG/EN", "E|ANNA_MARIA-ERIKSSON@EXAMPLE.ORG|EN")]
    [InlineData("CTCE", "A.//B", "E|A-|B")]
    [InlineData("CTCM", "A..B//C", "M|A..B|C")]
    [InlineData("CTCR", "/PASSENGER REFUSED", "R|PASSENGER REFUSED|")]
    [InlineData("CTCE", "/ ", null)]
    [InlineData("VGML", "/1", null)]
    public void A_requests_text_is_read_without_the_circuits_escapes(string code, string text, string? expected) =>
        Assert.Equal(expected, Shown(ContactText.Read(code, text)));

    [Theory]
    [InlineData("CTCE ANNA..E//EXAMPLE.ORG", "E|ANNA_E@EXAMPLE.ORG|")]
    [InlineData("UT CTCM 123456789", "M|123456789|")]
    [InlineData("UT CTC M 123456789", "M|123456789|")]
    [InlineData("CTC 020 5555", "|020 5555|")]
    [InlineData("CTCH UTO HK1/020 5555", "H|UTO HK1|020 5555")]
    [InlineData("CTCM HK1 020 5555", "M|020 5555|")]
    [InlineData("CTCM", null)]
    [InlineData("CTCM ", null)]
    [InlineData("CTCABC 1", null)]
    [InlineData("VIP", null)]
    [InlineData("", null)]
    public void So_is_a_line_of_free_text(string line, string? expected) =>
        Assert.Equal(expected, Shown(ContactText.OfFreeText(line)));

    [Fact]
    public void Nothing_of_it_is_printed() => Assert.Equal("[contact]", $"{ContactText.Read("CTCM", "1")}");

    private static string? Shown(BookedContact? one) => one is null ? null : $"{one.Kind}|{one.Value}|{one.Language}";
}
