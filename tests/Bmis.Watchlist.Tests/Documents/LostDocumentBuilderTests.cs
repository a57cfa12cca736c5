using Bmis.Watchlist.Documents;

namespace Bmis.Watchlist.Tests.Documents;

public sealed class LostDocumentBuilderTests : IDisposable
{
    private readonly LostDocumentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Little_memory_and_another_order_give_the_same_bytes(bool withRows)
    {
        var lines = LostDocumentFolder.Lines(60_000, seed: 6);
        // Rows that begin late meet sorted files that were written without.
        for (var i = 40_000; i < lines.Length && withRows; i++)
            lines[i] = FormattableString.Invariant($"{lines[i]} P lost {i}");
        var large = Bytes(lines, LostDocumentIndexBuilder.UsualMemory);
        Assert.Equal(large, Bytes(lines, LostDocumentFolder.TinyMemory));
        new Random(7).Shuffle(lines);
        Assert.Equal(large, Bytes(lines, LostDocumentFolder.TinyMemory));
        Assert.Equal(large, Bytes([.. lines, .. lines[..5000]], LostDocumentFolder.TinyMemory));
    }

    [Theory]
    [InlineData(LostDocumentIndexBuilder.UsualMemory)]
    [InlineData(LostDocumentFolder.TinyMemory)]
    public void A_document_given_twice_is_one_and_the_later_report_stays(long memory)
    {
        string[] others = LostDocumentFolder.Lines(3000, seed: 8);
        string[] lines = ["D C1 P lost 2", .. others, "DEU C1", "DEU CI P stolen 9", "D C1 ID - 3"];
        var built = _folder.Build(string.Join("\r\n", lines), memory);
        Assert.Equal((3004, 3001, true), (built.Lines, built.Documents, built.HasRows));
        using var index = _folder.Open();
        var row = Assert.NotNull(_folder.Find(index, "D C1"));
        Assert.Equal((9UL, LostDocumentReason.Stolen), (row.Id, row.Reason));
    }

    [Theory]
    [InlineData("UTO", "it lacks the issuing State or the number.")]
    [InlineData("UTOPIA A1", "the issuing State is not known.")]
    [InlineData("UTO A1é", "the number is not one.")]
    [InlineData("UTO A1 PASSPORT", "the type is not one.")]
    [InlineData("UTO 1234567 89", "the type is not one.")]
    [InlineData("UTO A1 P eaten", "the reason is not one.")]
    [InlineData("UTO A1 P lost -1", "the id is not one.")]
    [InlineData("UTO A1 P lost 1 more", "it has more than five fields.")]
    public void A_wrong_line_refuses_the_whole_and_the_file_before_stays(string line, string sentence)
    {
        var before = Bytes(["UTO A1"], LostDocumentFolder.TinyMemory);
        var lines = LostDocumentFolder.Lines(10_000, seed: 9);
        (lines[7001], lines[9000]) = (line, "also wrong");
        var built = _folder.Build("\n" + string.Join('\n', lines));
        Assert.Equal($"Line 7003: {sentence}", built.Problem);
        Assert.Equal(before, File.ReadAllBytes(_folder.File));
        Assert.Equal(["lost.index"], _folder.Names);
    }

    [Fact]
    public void A_line_without_an_end_is_refused_and_not_kept()
    {
        var built = _folder.Build("UTO A1\n" + new string('A', 3_000_000));
        Assert.Equal("Line 2: it is longer than it may be.", built.Problem);
        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public void Progress_is_told_and_cancelling_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        using var lines = new StringReader(string.Join('\n', LostDocumentFolder.Lines(200_000, seed: 1)));
        var told = new List<long>();
        Assert.Throws<OperationCanceledException>(() => new LostDocumentIndexBuilder(_folder.Hasher).Build(
            lines,
            _folder.File,
            read =>
            {
                told.Add(read);
                stop.Cancel();
            },
            stop.Token));
        Assert.InRange(Assert.Single(told), 1, 200_000);
        Assert.Empty(_folder.Names);
    }

    private byte[] Bytes(string[] lines, long memory)
    {
        Assert.Null(_folder.Build(string.Join('\n', lines), memory).Problem);
        return File.ReadAllBytes(_folder.File);
    }
}
