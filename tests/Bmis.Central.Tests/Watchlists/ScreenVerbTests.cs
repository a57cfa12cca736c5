using System.Text.Json;
using static Bmis.Central.Tests.Verbs;

namespace Bmis.Central.Tests.Watchlists;

public sealed class ScreenVerbTests : IDisposable
{
    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,Passport:UTO:X7K204415,test,refer,

        """;

    private const string Nickname = """{"text":"Vitya","kind":"alias","quality":"weak"}""";

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
    public async Task Entries_of_a_file_are_screened_with_a_threshold_and_a_limit()
    {
        var entries = Path.Combine(_folder, "entries.jsonl");
        await File.WriteAllTextAsync(
            entries,
            $$"""
            {"id":"a","names":[{"text":"SAMPLEMAN, Viktor"},{{Nickname}}],"birthDates":["1968","1970/1972"]}
            {"id":"b","names":[{"text":"SAMPLEMANN, Victor","kind":"primary","quality":"strong"}],"sex":"M"}
            {"id":"c","kind":"entity","names":[{"text":"SAMPLEMAN, Viktor"}]}
            {"id":"d","documents":[{"number":"X7K204415","issuingState":"UTO"}]}

            """,
            Cancellation);
        const string query = """{"name":"Viktor Sampleman","birthDate":"1968-05-06","documentNumber":"X7K204415"}""";
        var (exit, output, _) = await RunAsync(query, "screen", "--entries", entries);
        Assert.Equal(0, exit);
        Assert.Equal(["a", "b", "d"], Entries(output).Order());
        (_, output, _) = await RunAsync(query, "screen", "--entries", entries, "--limit", "1");
        Assert.Equal(["a"], Entries(output));
        (_, output, _) = await RunAsync(query, "screen", "--entries", entries, "--threshold", "0.99");
        Assert.Equal(["a"], Entries(output));
        Assert.Contains("\"disprovedBy\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","names":[]}""", "names")]
    [InlineData("""{"names":[{"text":"SECRET"}]}""", "id")]
    [InlineData("""{"id":"a","names":[{"text":"SECRET"}],"birthDates":["1961-02-31"]}""", "birthDates")]
    [InlineData("""{"id":"a","names":[{"text":"SECRET"}],"nationalities":["ZZZ"]}""", "nationalities")]
    [InlineData("""{"id":"a","documents":[{"number":""}]}""", "documents")]
    [InlineData("""{"id":"a","names":[{"text":"SECRET"}],"sex":"Q"}""", "sex")]
    public async Task A_wrong_entry_stops_the_verb_and_names_the_field(string line, string field)
    {
        var entries = Path.Combine(_folder, "entries.jsonl");
        await File.WriteAllTextAsync(entries, line, Cancellation);
        var (exit, output, error) = await RunAsync("""{"name":"SECRET"}""", "screen", "--entries", entries);
        Assert.NotEqual(0, exit);
        Assert.Empty(output);
        Assert.Contains($"Line 1: the field {field} is missing or wrong.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":{"name":"Olaf Scholze"},"candidate":{"name":"Olaf Scholz"}}""", true)]
    [InlineData("""{"query":{"name":"Octavian Scholz"},"candidate":{"names":[{"text":"Olaf Scholz"}]}}""", false)]
    [InlineData(
        """{"query":{"firstName":"Sergey","lastName":"Lavrov"},"candidate":{"name":"LAVROV, Sergey"}}""", true)]
    public async Task A_pair_is_compared_at_the_shipped_threshold(string line, bool match)
    {
        var pairs = Path.Combine(_folder, "pairs.jsonl");
        await File.WriteAllTextAsync(pairs, line, Cancellation);
        var (exit, output, _) = await RunAsync("", "screen", "--pairs", pairs);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, exit);
        Assert.Equal(match, answer.GetProperty("match").GetBoolean());
        var effects = answer.GetProperty("pieces").EnumerateArray()
            .Sum(piece => piece.GetProperty("effect").GetDouble());
        Assert.Equal(answer.GetProperty("score").GetDouble(), effects, 0.001);
    }

    [Theory]
    [InlineData("""{"query":{"name":"A"}}""", "Line 1: it is not an object with query and candidate.")]
    [InlineData("[]", "Line 1: it is not an object with query and candidate.")]
    [InlineData("""{"query":{},"candidate":{"name":"A"}}""", "Line 1: query: the field name is missing or wrong.")]
    [InlineData("""{"query":{"name":"A"},"candidate":{"names":[]}}""", "Line 1: candidate: the field names")]
    public async Task A_wrong_pair_is_named(string line, string sentence)
    {
        var pairs = Path.Combine(_folder, "pairs.jsonl");
        await File.WriteAllTextAsync(pairs, line, Cancellation);
        var (exit, _, error) = await RunAsync("", "screen", "--pairs", pairs);
        Assert.Equal(1, exit);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
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

    private static IEnumerable<string?> Entries(string output) => JsonDocument.Parse(output).RootElement
        .GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("entry").GetString());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<(int Exit, string Output, string Error)> ScreenAsync(string queries)
    {
        var source = Path.Combine(_folder, "national.csv");
        var list = Path.Combine(_folder, "national.list");
        await File.WriteAllTextAsync(source, Csv, Cancellation);
        Assert.Equal(0, (await RunAsync("", "list", "import", "bmis-csv", source, "--out", list)).Exit);
        return await RunAsync(queries, "screen", "--file", list, "-");
    }
}
