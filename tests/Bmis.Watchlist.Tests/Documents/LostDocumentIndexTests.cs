using Bmis.Watchlist.Documents;

namespace Bmis.Watchlist.Tests.Documents;

public sealed class LostDocumentIndexTests : IDisposable
{
    private readonly LostDocumentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(511)]
    [InlineData(4096)]
    [InlineData(60_000)]
    public void Every_listed_document_is_found_at_its_own_place_and_no_other_is(int count)
    {
        var lines = LostDocumentFolder.Lines(count, seed: 1);
        using var index = _folder.Open(lines);
        Assert.Equal(count, index.Count);
        var ranks = lines.Select(line => index.RankOf(KeyOf(line))).Order();
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), ranks);
        Assert.DoesNotContain(
            LostDocumentFolder.Lines(20_000, seed: 2), line => _folder.Find(index, line) is not null);
    }

    [Fact]
    public void Places_follow_the_order_of_the_keys()
    {
        var lines = LostDocumentFolder.Lines(3000, seed: 3);
        using var index = _folder.Open(lines);
        var sorted = lines.Select(KeyOf).Order().ToList();
        Assert.All(Enumerable.Range(0, sorted.Count), i => Assert.Equal(i, index.RankOf(sorted[i])));
    }

    [Fact]
    public void An_empty_list_makes_an_index_that_finds_nothing()
    {
        using var index = _folder.Open(["", "  "]);
        Assert.Equal((0, 0.0), (index.Count, index.FalsePositiveRate));
        Assert.Null(_folder.Find(index, "UTO L898902C3"));
    }

    [Theory]
    [InlineData("D C01X00T47", "DEU C01X00T47")]
    [InlineData("DEU C01X00T47", "DE C01X00T47")]
    [InlineData("GBR 123456789", "GBN 123456789")]
    [InlineData("GBD 123456789", "GBS 123456789")]
    [InlineData("GBO 123456789", "GBP 123456789")]
    [InlineData("UNK P00012345", "RKS P00012345")]
    [InlineData("UTO L0I898902", "UTO LO1898902")]
    [InlineData("UTO OIOIOI", "uto 0101O1")]
    [InlineData("UTO X7K204415", "UTO\tX7K 204-415")]
    public void One_document_written_in_two_ways_is_found(string listed, string asked)
    {
        using var index = _folder.Open([listed]);
        Assert.NotNull(_folder.Find(index, asked));
        Assert.Null(_folder.Find(index, "FRA" + asked[asked.IndexOfAny([' ', '\t'])..]));
    }

    [Fact]
    public void The_row_says_what_the_line_said_and_the_type_is_no_part_of_the_key()
    {
        using var index = _folder.Open(
            ["UTO A1", "D B0\tP<\tstolen\t18446744073709551615", "FRA C3 - blank", "SYR D4 ID - 7"]);
        Assert.True(index.HasRows);
        Assert.Equal(default(LostDocumentRow), _folder.Find(index, "UTO A1"));
        Assert.Equal(Row("D", "P", LostDocumentReason.Stolen, ulong.MaxValue), _folder.Find(index, "DEU\tB O"));
        Assert.Equal(Row("FRA", null, LostDocumentReason.Blank, 0), _folder.Find(index, "FRA C3"));
        Assert.Equal(Row("SYR", "ID", LostDocumentReason.Unstated, 7), _folder.Find(index, "SYR D4"));
    }

    [Fact]
    public void Rows_are_kept_only_where_a_line_says_more()
    {
        using var index = _folder.Open(LostDocumentFolder.Lines(1000, seed: 4));
        Assert.False(index.HasRows);
        Assert.True(index.Length < 1000 * 4 + 4096);
    }

    [Fact]
    public void Another_secret_is_noticed_and_finds_nothing_by_mistake()
    {
        using var index = _folder.Open(["UTO A1"]);
        var other = new LostDocumentHasher(Enumerable.Repeat((byte)1, 32).ToArray());
        Assert.False(index.IsMadeWith(other));
        var (state, number) = LostDocumentFolder.Document("UTO A1");
        Assert.Throws<ArgumentException>(() => index.Find(other, state, number));
        Assert.Throws<ArgumentException>(() => new LostDocumentHasher(new byte[31]));
    }

    [Fact]
    public void Many_threads_look_up_at_once()
    {
        var lines = LostDocumentFolder.Lines(5000, seed: 5);
        using var index = _folder.Open(lines);
        Assert.True(lines.AsParallel().All(line => _folder.Find(index, line) is not null));
    }

    private ulong KeyOf(string line)
    {
        var (state, number) = LostDocumentFolder.Document(line);
        return _folder.Hasher.KeyOf(state, number);
    }

    private static LostDocumentRow Row(string state, string? type, LostDocumentReason reason, ulong id) =>
        new(Bmis.Biographics.CountryCode.Parse(state).Value, type, reason, id);
}
