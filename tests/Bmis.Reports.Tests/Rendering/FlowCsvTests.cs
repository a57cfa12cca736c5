using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bmis.Reports.Rendering;
using Bmis.Reports.Statistics;
using Microsoft.VisualBasic.FileIO;

namespace Bmis.Reports.Tests.Rendering;

public sealed class FlowCsvTests
{
    private static readonly ExportStamp Stamp =
        new("a.specimen", new(2026, 5, 20, 9, 30, 0, TimeSpan.Zero), "/reports/flows?from=2026-05-01");

    [Fact]
    public void Another_reader_finds_the_numbers_of_the_report()
    {
        var report = SampleReport.ByDay(5, "ENTRY", "EXIT");
        var lines = Read(FlowCsv.Write(report, JsonTexts.Labels(), Stamp).Content);
        var header = lines.FindIndex(line => line[0] == "code");
        Assert.Equal(
            ["code", "day", "Entry", "Exit", "Crossings", "Refusals", "Referrals", "Other decisions"], lines[header]);
        for (var i = 0; i < report.Rows.Count; i++)
        {
            var (row, line) = (report.Rows[i], lines[header + 1 + i]);
            Assert.Equal(row.Key, line[0]);
            Assert.Equal(row.Series.Select(Text), line[2..4]);
            Assert.Equal(Text(row.Tally.Crossings), line[4]);
        }

        Assert.Equal(Text(report.Total.Crossings), lines[^1][4]);
    }

    [Fact]
    public void The_head_says_what_who_when_and_how_many()
    {
        var lines = Read(FlowCsv.Write(SampleReport.ByDay(5, "ENTRY"), JsonTexts.Labels(), Stamp).Content);
        var head = lines.TakeWhile(line => line[0] != "code").Where(line => line[0].Length > 0)
            .ToDictionary(line => line[0], line => line[1]);
        Assert.Equal("1 May 2026 to 5 May 2026", head["period"]);
        Assert.Equal("all", head["nationality"]);
        Assert.Equal("a.specimen", head["made by"]);
        Assert.Equal("2026-05-20T09:30:00Z", head["made at (UTC)"]);
        Assert.Equal("5", head["rows without the total"]);
        Assert.Equal(Stamp.Address, head["address"]);
    }

    [Fact]
    public void The_digest_covers_the_lines_from_the_header_on()
    {
        var bytes = FlowCsv.Write(SampleReport.ByDay(3, "ENTRY"), JsonTexts.Labels(), Stamp).Content;
        var start = bytes.AsSpan().IndexOf("\r\ncode,"u8) + 2;
        var digest = Read(bytes).Single(line => line[0].StartsWith("SHA-256", StringComparison.Ordinal))[1];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(start))), digest);
    }

    [Fact]
    public void The_file_begins_with_a_byte_order_mark_and_ends_each_record_with_a_line_break()
    {
        var bytes = FlowCsv.Write(SampleReport.ByDay(3, "ENTRY"), JsonTexts.Labels(), Stamp).Content;
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Single(Read(bytes).Select(line => line.Length).Distinct());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void A_text_that_a_spreadsheet_would_run_is_neutralised(string name)
    {
        var lines = Read(
            FlowCsv.Write(SampleReport.ByPost(name), JsonTexts.Labels(), Stamp with { MadeBy = name }).Content);
        Assert.DoesNotContain(lines.SelectMany(line => line), field => field.Length > 0 && "=+-@\t".Contains(field[0]));
        Assert.Contains(lines, line => line[0] == $"'{name}");
    }

    [Fact]
    public void Separators_quotes_and_line_breaks_survive()
    {
        const string odd = "a,b \"c\"\r\nd";
        var lines = Read(FlowCsv.Write(SampleReport.ByPost(odd), JsonTexts.Labels(), Stamp).Content);
        Assert.Contains(lines, line => line[0] == odd);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<string[]> Read(byte[] bytes)
    {
        using var parser = new TextFieldParser(new MemoryStream(bytes), Encoding.UTF8) { TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var lines = new List<string[]>();
        while (!parser.EndOfData) lines.Add(parser.ReadFields()!);
        return lines;
    }
}
