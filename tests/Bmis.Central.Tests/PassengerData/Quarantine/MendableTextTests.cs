using System.Text;
using Bmis.Central.PassengerData.Quarantine;

namespace Bmis.Central.Tests.PassengerData.Quarantine;

public sealed class MendableTextTests
{
    // In UTF-8 the letter has byte 85, which alone would be a break.
    private const string Message =
        "UNB+UNOW:4+A+B+261128:2100+1'UNH+1+PAXLST:D:05B:UN'NAD+FL+++ÅBERG'UNT+3+1'UNZ+1+1'";

    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    public void A_change_changes_nothing_else(string breaks)
    {
        var before = Encoding.UTF8.GetBytes(Message.Replace("'", "'" + breaks, StringComparison.Ordinal));
        var text = MendableText.WithBreaks(MendableText.Of(before)!, "\r\n");
        Assert.Null(MendableText.Bytes(text, before));
        var after = MendableText.Bytes(text.Replace("UNT+3", "UNT+4", StringComparison.Ordinal), before)!;
        var expected = Encoding.UTF8.GetString(before).Replace("UNT+3", "UNT+4", StringComparison.Ordinal);
        Assert.Equal(MendableText.WithBreaks(expected, "\n"), Encoding.UTF8.GetString(after));
    }

    [Fact]
    public void What_is_no_byte_and_what_is_nothing_is_refused()
    {
        var before = Encoding.UTF8.GetBytes(Message);
        Assert.Null(MendableText.Bytes("Š", before));
        Assert.Null(MendableText.Bytes("\r\n", before));
        Assert.Null(MendableText.Of([]));
        Assert.Null(MendableText.Of(new byte[300_000]));
    }
}
