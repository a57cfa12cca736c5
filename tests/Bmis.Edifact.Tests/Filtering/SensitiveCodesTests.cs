using Bmis.Edifact.Filtering;

namespace Bmis.Edifact.Tests.Filtering;

public sealed class SensitiveCodesTests
{
    [Fact]
    public void The_table_of_the_program_says_of_each_code_why_it_is_there()
    {
        var table = SensitiveCodes.Standard;
        Assert.InRange(table.All.Count, 40, SensitiveCodes.Most);
        Assert.Equal(SensitiveKind.Religion, table.Find("KSML")!.Kind);
        Assert.Equal(SensitiveKind.Health, table.Find("wchr")!.Kind);
        Assert.All(table.All, one => Assert.NotEqual("", one.Why));
        foreach (var harmless in new[] { "DOCS", "SEAT", "CHML", "BBML", "INFT", "UMNR", "TKNE", "" })
            Assert.Null(table.Find(harmless));
    }

    [Theory]
    [InlineData("KSML\tReligion", "line 1")]
    [InlineData("# remark\n\nKSML\tFaith\tX", "line 3")]
    [InlineData("KSML\t1\tX", "line 1")]
    [InlineData("ksml\tReligion\tX", "line 1")]
    [InlineData("KS\tReligion\tX", "line 1")]
    [InlineData("KSMLXYZ\tReligion\tX", "line 1")]
    [InlineData("KSML\tReligion\t ", "line 1")]
    [InlineData("KSML\tReligion\tX\r\nKSML\tHealth\tY", "line 2")]
    public void A_fault_of_a_table_is_told_with_its_line(string table, string expected)
    {
        var fault = Assert.Throws<FormatException>(() => SensitiveCodes.Read(table));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VGML", true)]
    [InlineData("REQ VGML FOR 1", true)]
    [InlineData("vgml", true)]
    [InlineData("SSRVGMLUTHK1", true)]
    [InlineData("WCHRHK1", true)]
    [InlineData("UT/WCHR-1", true)]
    [InlineData("MEDIF SENT", true)]
    [InlineData("VGMLX", false)]
    [InlineData("XVGML", false)]
    [InlineData("SSRDOCSUTHK1", false)]
    [InlineData("VIP", false)]
    [InlineData("", false)]
    public void A_code_is_found_as_a_word_of_a_text(string text, bool expected) => Assert.Equal(
        expected, SensitiveWords.Stand(System.Text.Encoding.ASCII.GetBytes(text), SensitiveCodes.Standard));
}
