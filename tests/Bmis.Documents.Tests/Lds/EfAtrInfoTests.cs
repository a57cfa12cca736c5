using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Lds;

public sealed class EfAtrInfoTests
{
    [Theory]
    [InlineData("7F660802020400" + "02020800", 1024, 2048, null)]
    [InlineData("4703" + "0001C0" + "7F660A0203010000" + "0203010000", 65_536, 65_536, true)]
    [InlineData("470300010180" + "00", null, null, false)]
    [InlineData("430180" + "7F6604" + "02020400", 1024, null, null)]
    public void Lengths_are_read(string file, int? command, int? response, bool? extended)
    {
        var read = EfAtrInfo.Read(Convert.FromHexString(file));
        Assert.Equal(new EfAtrInfo(command, response, extended), read.Value);
    }

    [Fact]
    public void A_length_of_zero_is_noted_and_a_huge_one_cut()
    {
        var read = EfAtrInfo.Read(Convert.FromHexString("7F660C" + "020100" + "0207FFFFFFFFFFFFFF"));
        Assert.Equal(new EfAtrInfo(null, 65_536, null), read.Value);
        Assert.Equal([new(LdsFault.WrongValue, 0x02, 3)], read.Problems);
    }

    [Theory]
    [InlineData("", LdsFault.Empty)]
    [InlineData("7F6684FFFFFFFF", LdsFault.Truncated)]
    public void What_cannot_be_read_is_named(string file, LdsFault fault) =>
        Assert.Equal(fault, EfAtrInfo.Read(Convert.FromHexString(file)).Fault);
}
