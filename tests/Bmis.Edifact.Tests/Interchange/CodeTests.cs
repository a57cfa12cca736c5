using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class CodeTests
{
    [Theory]
    [InlineData("91", "91", true)]
    [InlineData(" 91 ", "91", true)]
    [InlineData("9\r\n1", "91", true)]
    [InlineData("9?1", "91", true)]
    [InlineData("9", "91", false)]
    [InlineData("91", "", false)]
    [InlineData("", "", true)]
    [InlineData("\0" + "91", "91", false)]
    [InlineData("ABCDEFG", "ABCDEFG", true)]
    [InlineData("ABCDEFGH", "ABCDEFG", false)]
    public void Blanks_escapes_and_folds_are_no_part_of_it(string sent, string code, bool isEqual)
    {
        using var reader = new SegmentReader(Specimens.Bytes($"UNB+UNOA:4+A+B'UNH+1+PAXLST:D'LOC+{sent}'"));
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(isEqual, Code.Of(reader.Current[0].Whole) == Code.Of(Specimens.Bytes(code)));
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("0", "0")]
    [InlineData("9Z", "9Z")]
    [InlineData("UTO", "UTO")]
    [InlineData("ZZZ", "ZZZ")]
    [InlineData("", null)]
    [InlineData("UTOA", null)]
    [InlineData("uto", null)]
    [InlineData("A-", null)]
    [InlineData("A\u00DC", null)]
    public void Short_codes_are_made_once(string sent, string? expected)
    {
        Assert.Equal(expected, ShortCodes.Find(Specimens.Bytes(sent)));
        Assert.Same(ShortCodes.Find(Specimens.Bytes(sent)), ShortCodes.Find(Specimens.Bytes(sent)));
    }

    [Fact]
    public void No_two_short_codes_share_a_text()
    {
        const string Figures = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        foreach (var first in Figures)
            foreach (var second in Figures)
                Assert.Equal($"{first}{second}", ShortCodes.Find([(byte)first, (byte)second]));
    }
}
