using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Lds;

public sealed class EfComTests
{
    [Fact]
    public void The_example_of_the_standard_is_read()
    {
        var read = EfCom.Read(Convert.FromHexString("60145F0104303130365F36063034303030305C026175"));
        Assert.True(read.Succeeded);
        Assert.Equal(new Version(1, 6), read.Value.LdsVersion);
        Assert.Equal(new Version(4, 0, 0), read.Value.UnicodeVersion);
        Assert.Equal(["EF.DG1", "EF.DG2"], read.Value.Files.Select(one => one.Name));
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("bsi-tr03105-5/EF_COM.bin", "1,2,3,4,14")]
    [InlineData("jmrtd/loes2006/ef011E.bin", "1,2,15")]
    public void Reference_passports_are_read(string path, string groups)
    {
        var read = EfCom.Read(RealFiles.Read(path));
        Assert.Equal(groups, string.Join(',', read.Value!.Files.Select(one => one.DataGroup)));
        Assert.Equal(new Version(1, 7), read.Value.LdsVersion);
    }

    [Theory]
    [InlineData("", LdsFault.Empty, 0)]
    [InlineData("6000", LdsFault.Empty, 2)]
    [InlineData("61035C0161", LdsFault.WrongTag, 0)]
    [InlineData("6006" + "5F010430313037", LdsFault.Truncated, 2)]
    [InlineData("60145F0104", LdsFault.Truncated, 0)]
    [InlineData("6084FFFFFFFF5C0161", LdsFault.Truncated, 0)]
    [InlineData("60805C01610000", LdsFault.Malformed, 0)]
    [InlineData("6007" + "5F010430313037", LdsFault.Missing, 9)]
    public void What_cannot_be_read_is_named_with_its_place(string file, LdsFault fault, int place)
    {
        var read = EfCom.Read(Convert.FromHexString(file));
        Assert.Null(read.Value);
        Assert.Equal((fault, place), (read.Fault, read.Place));
    }

    [Fact]
    public void Odd_parts_are_noted_and_the_rest_is_read()
    {
        var read = EfCom.Read(Convert.FromHexString("60105F010430413037" + "5C0761756161056E6F" + "FFFF"));
        Assert.Equal(["EF.DG1", "EF.DG2", "EF.DG14", "EF.DG15"], read.Value!.Files.Select(one => one.Name));
        Assert.Null(read.Value.LdsVersion);
        Assert.Equal([0x05], read.Value.UnknownTags);
        Assert.Equal(
            [new(LdsFault.WrongValue, 0x5F01, 2), new(LdsFault.WrongValue, 0x5C, 9)], read.Problems);
    }
}
