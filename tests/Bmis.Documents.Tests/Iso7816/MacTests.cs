using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.Iso7816;

/// <summary>MACs and padding against the published examples.</summary>
public sealed class MacTests
{
    // RFC 4493, section 4, cut to 8 bytes; a message of whole blocks, as a session has it.
    [Theory]
    [InlineData("6BC1BEE22E409F96E93D7E117393172A", "070A16B46B4D4144")]
    [InlineData(
        "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EF"
            + "F69F2445DF4F9B17AD2B417BE66C3710",
        "51F0BEBF7E3B9D92")]
    public void The_mac_of_aes_is_that_of_the_rfc(string message, string mac)
    {
        var key = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C");
        using var cipher = SessionCipher.Aes(key, key);
        for (var again = 0; again < 2; again++)
            Assert.Equal(mac, Convert.ToHexString(cipher.Mac(Convert.FromHexString(message))));
    }

    [Fact]
    public void The_retail_mac_is_that_of_the_worked_example()
    {
        var value = WorkedExamples.Of("bac_part11_appD");
        using var cipher = SessionCipher.TripleDes(value("Kenc"), value("Kmac"));
        for (var again = 0; again < 2; again++)
            Assert.Equal(value("M_IFD"), cipher.Mac(Padding.Pad(value("E_IFD"), 8)));
        Assert.Equal(value("M_IC"), cipher.Mac(Padding.Pad(value("E_IC"), 8)));
    }

    [Fact]
    public void Padding_comes_off_again_and_nothing_else_does()
    {
        for (var length = 0; length < 40; length++)
        {
            var padded = Padding.Pad(new byte[length], 16);
            Assert.Equal(0, padded.Length % 16);
            Assert.True(Padding.TryUnpad(padded, out var bytes));
            Assert.Equal(length, bytes.Length);
        }

        Assert.False(Padding.TryUnpad(new byte[16], out _));
        Assert.False(Padding.TryUnpad([0x81], out _));
        Assert.False(Padding.TryUnpad([], out _));
    }
}
