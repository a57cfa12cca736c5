using System.Text.Json;
using Bmis.Central.CommandLine;

namespace Bmis.Central.Tests.Watchlists;

public sealed class ScreenVerbTests : IDisposable
{
    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,Passport:UTO:X7K204415,test,refer,

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-screen-").FullName;

    [Fact]
    public async Task A_query_is_answered_with_the_candidates_and_their_pieces()
    {
        var (exit, output, _) = await ScreenAsync(
            """{"id":"1","name":"Wiktor Sampleman","birthDate":"1968-03","nationality":"UTO"}""");
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, exit);
        Assert.Equal("1", answer.GetProperty("id").GetString());
        var candidate = Assert.Single(answer.GetProperty("candidates").EnumerateArray());
        Assert.Equal("national:A-1", candidate.GetProperty("entry").GetString());
        Assert.InRange(candidate.GetProperty("score").GetDouble(), 0.85, 1);
        Assert.Contains(
            candidate.GetProperty("pieces").EnumerateArray(),
            piece => piece.GetProperty("form").GetString() == "transliteration");
        Assert.True(answer.GetProperty("elapsedMicroseconds").GetInt64() >= 0);
    }

    [Fact]
    public async Task A_document_alone_is_looked_up()
    {
        var (_, output, _) = await ScreenAsync("""{"documentNumber":"X7K2O4415","issuingState":"UTO"}""");
        Assert.Contains("\"lookAlike\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{nonsense", "Line 2: it is not a query as JSON")]
    [InlineData(
        """{"name":"SAMPLEMAN","birthDate":"1968-02-31"}""", "Line 2: the field birthDate is missing or wrong.")]
    [InlineData("{}", "Line 2: the field name is missing or wrong.")]
    public async Task A_wrong_line_is_named_without_its_content_and_the_others_are_answered(
        string line, string sentence)
    {
        var (exit, output, error) = await ScreenAsync($$"""{"name":"NOBODY"}{{"\n"}}{{line}}""");
        Assert.Equal(1, exit);
        Assert.Contains("\"candidates\":[]", output, StringComparison.Ordinal);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLEMAN", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_source_writes_no_file_and_names_row_and_column()
    {
        var source = Path.Combine(_folder, "bad.csv");
        await File.WriteAllTextAsync(source, Csv.Replace(",M,", ",Q,", StringComparison.Ordinal), Cancellation);
        var list = Path.Combine(_folder, "bad.list");
        var (exit, _, error) = await RunAsync("", "list", "import", "bmis-csv", source, "--out", list);
        Assert.Equal(1, exit);
        Assert.Contains("row 2, column sex", error, StringComparison.Ordinal);
        Assert.False(File.Exists(list));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<(int Exit, string Output, string Error)> ScreenAsync(string queries)
    {
        var source = Path.Combine(_folder, "national.csv");
        var list = Path.Combine(_folder, "national.list");
        await File.WriteAllTextAsync(source, Csv, Cancellation);
        Assert.Equal(0, (await RunAsync("", "list", "import", "bmis-csv", source, "--out", list)).Exit);
        return await RunAsync(queries, "screen", "--file", list, "-");
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string input, params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Commands.RunAsync(line, new VerbStreams(new StringReader(input), output, error), Cancellation);
        return (exit, output.ToString(), error.ToString());
    }
}
