using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Lds;

public sealed class DataGroup1Tests
{
    private static readonly DateOnly Day = new(2026, 11, 27);

    [Theory]
    [InlineData(SampleFiles.Td1, MrzFormat.Td1, "D23145890")]
    [InlineData(SampleFiles.Td2, MrzFormat.Td2, "D23145890")]
    [InlineData(SampleFiles.Td3, MrzFormat.Td3, "L898902C3")]
    public void Every_size_of_document_is_read(string mrz, MrzFormat format, string number)
    {
        var read = DataGroup1.Read(SampleFiles.DataGroup1(mrz), Day);
        Assert.Equal((format, number), (read.Value?.Mrz.Format, read.Value?.Mrz.DocumentNumber));
        Assert.True(read.Value!.Mrz.IsValid);
        Assert.Equal("[travel document]", read.Value.ToString());
    }

    [Fact]
    public void Reference_passports_of_every_size_are_read()
    {
        byte[][] files =
        [
            RealFiles.Read("bsi-tr03105-5/Datagroup1.bin"), RealFiles.Read("jmrtd/loes2006/ef0101.bin"),
            .. RealFiles.ReadAll("pymrtd", "DG1_*.bin"),
        ];
        var zones = files.Select(file => DataGroup1.Read(file, Day).Value!.Mrz).ToArray();
        Assert.Equal(3, zones.Select(zone => zone.Format).Distinct().Count());

        // The example of Doc 9303-10, A.2 has a composite check digit that nobody computed.
        Assert.Equal(
            ["VAN DER STEEN"], zones.Where(zone => !zone.IsValid).Select(zone => zone.PrimaryIdentifier).Distinct());
    }

    [Fact]
    public void A_name_cut_by_its_field_is_said_to_be()
    {
        var mrz = "P<UTO" + "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K" + SampleFiles.Td3[44..];
        Assert.True(DataGroup1.Read(SampleFiles.DataGroup1(mrz), Day).Value!.Mrz.NameMayBeTruncated);
    }

    [Theory]
    [InlineData("61035F1F00", LdsFault.WrongLength, 2)]
    [InlineData("61035F1E00", LdsFault.Missing, 5)]
    [InlineData("615B5F1F58503C", LdsFault.Truncated, 0)]
    [InlineData("61845F1F5850", LdsFault.Truncated, 0)]
    [InlineData("6D035F1F00", LdsFault.WrongTag, 0)]
    public void What_cannot_be_read_is_named(string file, LdsFault fault, int place)
    {
        var read = DataGroup1.Read(Convert.FromHexString(file), Day);
        Assert.Equal((fault, place, null), (read.Fault, read.Place, read.Value));
    }

    [Fact]
    public void A_text_of_the_right_size_that_is_no_zone_is_kept_and_noted()
    {
        var read = DataGroup1.Read(SampleFiles.DataGroup1(new string('é', 88)), Day);
        Assert.Equal(88, read.Value!.Text.Length);
        Assert.False(read.Value.Mrz.IsValid);
    }
}
