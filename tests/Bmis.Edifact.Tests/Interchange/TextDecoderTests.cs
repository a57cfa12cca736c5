using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class TextDecoderTests
{
    [Theory]
    [InlineData("UNOA", "41424320", "ABC ", TextDecoding.Declared)]
    [InlineData("UNOA", "416263", "Abc", TextDecoding.Iso646)]
    [InlineData("UNOA", "4140", "A@", TextDecoding.Iso646)]
    [InlineData("UNOB", "416263", "Abc", TextDecoding.Declared)]
    [InlineData("UNOA", "4DC39C", "MÜ", TextDecoding.Utf8)]
    [InlineData("UNOA", "4DDC", "MÜ", TextDecoding.Windows1252)]
    [InlineData("UNOB", "4D80", "M€", TextDecoding.Windows1252)]
    [InlineData("UNOC", "4DDC", "MÜ", TextDecoding.Declared)]
    [InlineData("UNOC", "4DC39C", "MÜ", TextDecoding.Utf8)]
    [InlineData("UNOC", "4D9A", "Mš", TextDecoding.Windows1252)]
    [InlineData("UNOD", "A3F3", "Łó", TextDecoding.Declared)]
    [InlineData("UNOE", "B8D2", "Ив", TextDecoding.Declared)]
    [InlineData("UNOF", "C1ED", "Αν", TextDecoding.Declared)]
    [InlineData("UNOF", "C1FF", "Áÿ", TextDecoding.Windows1252)]
    [InlineData("UNOK", "DDFE", "İş", TextDecoding.Declared)]
    [InlineData("UNOW", "C4B0C59F", "İş", TextDecoding.Declared)]
    [InlineData("UNOW", "DDFE", "Ýþ", TextDecoding.Windows1252)]
    [InlineData("IATA", "41622F2F40", "Ab//@", TextDecoding.Declared)]
    [InlineData("IATB", "D090", "А", TextDecoding.Utf8)]
    [InlineData("SIRE", "DC", "Ü", TextDecoding.Windows1252)]
    [InlineData(" UNOA ", "41", "A", TextDecoding.Declared)]
    public void Text_is_read_as_declared_or_else_as_utf8_or_else_as_windows_1252(
        string syntax, string bytes, string text, TextDecoding decoding)
    {
        Assert.Equal(text, CharacterSet.Declared(syntax)!.Decode(Convert.FromHexString(bytes), out var used));
        Assert.Equal(decoding, used);
    }

    [Fact]
    public void An_unknown_syntax_is_none() => Assert.Null(CharacterSet.Declared("UNOX"));

    [Fact]
    public void Each_departure_is_reported_once_where_it_first_occurs()
    {
        var diagnostics = new DiagnosticList();
        var decoder = new TextDecoder(CharacterSet.Declared("UNOA")!, diagnostics);
        var head = "UNB+UNOA:4+A+B'UNH+1+PAXLST:D'NAD+";
        byte[] bytes = [.. Specimens.Bytes(head), .. "A:b:c:Ü:Ü:"u8, 0xDC, (byte)':', 0xDC, (byte)'\''];
        using var reader = new SegmentReader(bytes);
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        var text = new StringBuilder();
        for (var at = 0; at < reader.Current[0].Count; at++)
            text.Append(decoder.Text(reader.Current[0][at]));
        Assert.Equal("AbcÜÜÜÜ", text.ToString());
        Assert.Equal(
            [
                new Diagnostic(DiagnosticCode.OutsideRepertoire, head.Length + 2),
                new Diagnostic(DiagnosticCode.ReadAsUtf8, head.Length + 6),
                new Diagnostic(DiagnosticCode.ReadAsWindows1252, head.Length + 12),
            ],
            diagnostics);
        Assert.Equal(
            TextDecoding.Declared | TextDecoding.Iso646 | TextDecoding.Utf8 | TextDecoding.Windows1252, decoder.Used);
    }

    [Fact]
    public void Text_keeps_blanks_and_codes_lose_them()
    {
        var decoder = new TextDecoder(CharacterSet.Iso646);
        using var reader = new SegmentReader("UNB+UNOA:4+A+B'UNH+1+PAXLST:D'NAD+ ?+A\r\nB '"u8);
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(" +AB ", decoder.Text(reader.Current[0].Whole));
        Assert.Equal("+AB", decoder.Code(reader.Current[0].Whole));
        Assert.Equal("", decoder.Text(reader.Current[5].Whole));
    }

    [Fact]
    public void Long_escaped_text_is_read_whole()
    {
        var decoder = new TextDecoder(CharacterSet.Iso646);
        var text = "UNB+UNOA:4+A+B'UNH+1+PAXLST:D'FTX+" + string.Concat(Enumerable.Repeat("?+", 5_000)) + "'";
        using var reader = new SegmentReader(Specimens.Bytes(text));
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(new string('+', 5_000), decoder.Text(reader.Current[0].Whole));
    }
}
