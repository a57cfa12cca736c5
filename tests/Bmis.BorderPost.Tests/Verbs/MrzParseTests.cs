using System.Text.Json;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Tests.Verbs;

public sealed class MrzParseTests
{
    private const string Passport =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Fact]
    public void A_passport_becomes_one_object()
    {
        string[] expected =
        [
            """{"format":"TD3","documentCode":"P","issuingState":"UTO",""",
            """ "primaryIdentifier":"ERIKSSON","secondaryIdentifier":"ANNA MARIA","documentNumber":"L898902C3",""",
            """ "nationality":"UTO","birthDate":"740812","sex":"F","expiryDate":"120415","optionalData":"ZE184226B",""",
            """ "checks":[{"name":"documentNumber","result":"successful","position":[2,10]},""",
            """ {"name":"birthDate","result":"successful","position":[2,20]},""",
            """ {"name":"expiryDate","result":"successful","position":[2,28]},""",
            """ {"name":"optionalData","result":"successful","position":[2,43]},""",
            """ {"name":"composite","result":"successful","position":[2,44]}],"valid":true}""",
        ];
        Assert.Equal(string.Concat(expected.Select(part => part.Trim())), Assert.Single(Run(Passport)));
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\n  \n\n")]
    [InlineData("\r\r")]
    public void Documents_are_parted_by_blank_lines(string separator)
    {
        var document = separator.StartsWith("\r\n", StringComparison.Ordinal)
            ? Passport.Replace("\n", "\r\n", StringComparison.Ordinal)
            : Passport;
        var answers = Run($"{separator}{document}{separator}HELLO{separator}{document}\n");
        Assert.Equal([true, false, true], answers.Select(IsValid));
        Assert.Equal("""{"problem":"wrongLineCount","position":[1,6],"valid":false}""", answers[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n\t\n")]
    public void Nothing_in_gives_nothing_out(string text) => Assert.Empty(Run(text));

    [Fact]
    public void A_damaged_document_gives_its_fields_and_its_problems()
    {
        var answer = Assert.Single(Run(Passport.Replace("ZE18", "Z\ud83d\ude0018", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(answer);
        Assert.Equal("ERIKSSON", json.RootElement.GetProperty("primaryIdentifier").GetString());
        Assert.Equal("invalidCharacter", json.RootElement.GetProperty("problem").GetString());
        Assert.Equal("[2,30]", json.RootElement.GetProperty("position").GetRawText());
        Assert.Equal(3, json.RootElement.GetProperty("problems").GetArrayLength());
        Assert.False(IsValid(answer));
    }

    [Fact]
    public void A_wrong_digit_comes_with_the_likely_misreading()
    {
        using var json = JsonDocument.Parse(Assert.Single(
            Run(Passport.Replace("7408122", "74O8122", StringComparison.Ordinal))));
        var confusion = json.RootElement.GetProperty("confusions")[0];
        Assert.Equal("""{"check":"birthDate","position":[2,16],"read":"O","likely":"0"}""", confusion.GetRawText());
    }

    [Fact]
    public void Noise_of_ten_million_characters_becomes_one_problem()
    {
        var random = new Random(20261121);
        var noise = string.Create(10_000_000, random, static (span, source) =>
        {
            foreach (ref var character in span) character = (char)source.Next('!', 0xD800);
        });
        Assert.Equal(
            """{"problem":"textTooLong","position":[1,1025],"valid":false}""",
            Assert.Single(Run(noise)));
    }

    [Fact]
    public void A_file_is_read_and_a_missing_one_is_an_error()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Passport);
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, MrzParse.Run([file], TextReader.Null, output, error));
        Assert.True(IsValid(output.ToString()));
        File.Delete(file);
        Assert.Equal(3, MrzParse.Run([file], TextReader.Null, output, error));
        Assert.Contains("cannot be read", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, MrzParse.Run([""], TextReader.Null, output, error));
        Assert.Equal(2, MrzParse.Run(["a", "b"], TextReader.Null, output, error));
    }

    [Fact]
    public async Task The_verb_is_in_the_table()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Passport));
        var code = await Commands.RunAsync(
            ["mrz", "parse", "-"], new(input, output, error), TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        Assert.True(IsValid(output.ToString()));
    }

    internal static string[] Run(string text)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, MrzParse.Run(["-"], new StringReader(text), output, error));
        Assert.Empty(error.ToString());
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal static bool IsValid(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("valid").GetBoolean();
    }
}
