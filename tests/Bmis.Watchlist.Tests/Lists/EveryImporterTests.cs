using System.Text;
using Bmis.Documents.Tests.Fuzzing;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>What every importer keeps, on its own specimen.</summary>
public sealed class EveryImporterTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const int Seed = 20261128;
    private const int Cases = 20_000;
    private const long MostBytes = 64 << 20;

    public static TheoryData<string> Names => [.. ListImporters.All.Select(importer => importer.Source)];

    [Fact]
    public void Every_importer_has_a_specimen_and_a_name_of_its_own()
    {
        Assert.Equal(Specimens.Sources.Keys, ListImporters.All.Select(importer => importer.Source).Order());
        Assert.All(ListImporters.All, importer => Assert.Same(importer, ListImporters.Find(importer.Source)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_specimen_is_read_written_and_read_again(string source)
    {
        var entries = Read(source);
        var again = AlertListFile.Read(AlertListFile.Write(entries));
        Assert.Null(again.Problem);
        Assert.True(ListDifference.Between(entries, again.Entries!).IsEmpty);
        Assert.True(ListDifference.Between(entries, Read(source)).IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_are_stable_and_each_entry_has_a_name_and_a_source(string source)
    {
        var entries = Read(source);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Id).Distinct().Count());
        Assert.All(entries, entry => Assert.Contains(':', entry.Id));
        Assert.All(entries, entry => Assert.NotEmpty(entry.Names[0].Primary));
        Assert.All(entries, entry => Assert.Equal(NameKind.Primary, entry.Names[0].Kind));
        Assert.All(entries, entry => Assert.NotEmpty(entry.Source));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_entry_asks_for_more_than_to_refer_without_a_ground(string source) => Assert.All(
        Read(source),
        entry => Assert.True(
            entry.Terms.LegalGround.Length > 0
            || AlertPrecedence.RankOf(entry.Actions.Strongest) <= AlertPrecedence.RankOf(AlertAction.Refer)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_byte_order_mark_changes_nothing(string source)
    {
        byte[] mark = [.. Encoding.UTF8.Preamble];
        var files = Specimens.Of(source).Select(file => file with { Content = [.. mark, .. Plain(file.Content)] });
        Assert.True(ListDifference.Between(Read(source), Read(source, [.. files])).IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_in_two_bytes_a_letter_is_read_or_refused_and_never_thrown(string source)
    {
        var files = Specimens.Of(source).Select(file => file with
        {
            Content =
            [
                .. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(file.Content)),
            ],
        });
        var result = Importer(source).Import([.. files]);
        Assert.True(result.Succeeded || result.Problems.All(problem => problem.Reason.Length > 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_that_are_no_text_are_refused_or_read_and_never_thrown(string source)
    {
        var files = Specimens.Of(source);
        foreach (var bad in new byte[][] { [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0x00], [0xFE, 0xFF, 0x00] })
            for (var at = 0; at < files[0].Content.Length; at += Math.Max(1, files[0].Content.Length / 97))
                Answers(source, Inserted(files, at, bad));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_specimen_cut_anywhere_is_refused_or_lacks_whole_entries_only(string source)
    {
        var whole = Read(source).ToDictionary(entry => entry.Id);
        var files = Specimens.Of(source);
        for (var i = 0; i < files.Count; i++)
        {
            var length = files[i].Content.Length;
            for (var cut = 0; cut < length - 1; cut += Math.Max(1, length / 1500))
            {
                var result = Answers(source, With(files, i, files[i].Content[..cut]));
                Assert.All(result.Entries ?? [], entry => Assert.True(whole.ContainsKey(entry.Id)));

                // A table can end after any row, lines after any line; a document cannot.
                Assert.False(result.Succeeded && (source.EndsWith("xml", Ordinal) || source.EndsWith("json", Ordinal)));
            }
        }
    }

    /// <summary>The first cases of those that the benchmark named fuzz runs and measures.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_broken_source_throws_or_hangs(string source)
    {
        var run = new FuzzRun(ListFuzzTargets.All().Single(target => target.Name == source), Seed);
        run.Run(0, Cases, isTimed: false);
        Assert.Equal("", run.FirstException);
        Assert.Equal(Cases, run.Cases);
        Assert.InRange(run.Taken, Cases / 50, Cases * 19 / 20);
        Assert.InRange(run.Largest.Bytes, 0, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_file_too_many_files_and_an_empty_file_are_refused(string source)
    {
        var files = Specimens.Of(source);
        Assert.NotEmpty(Importer(source).Import([]).Problems);
        Assert.NotEmpty(Importer(source).Import([.. files, .. files]).Problems);
        Assert.NotEmpty(Importer(source).Import(With(files, files.Count - 1, [])).Problems);
    }

    /// <summary>The answer, which has entries or problems, each with its place.</summary>
    internal static ImportResult Answers(string source, IReadOnlyList<SourceFile> files)
    {
        var result = Importer(source).Import(files);
        Assert.Equal(result.Succeeded, result.Problems.Count == 0);
        Assert.All(result.Problems, problem => Assert.True(problem.Reason.Length > 0 && problem.Row >= 0));
        if (result.Succeeded) Assert.NotEmpty(AlertListFile.Write([.. result.Entries]));
        return result;
    }

    private static IListImporter Importer(string source) => ListImporters.Find(source)!;

    private static IReadOnlyList<AlertEntry> Read(string source) => Read(source, Specimens.Of(source));

    private static IReadOnlyList<AlertEntry> Read(string source, IReadOnlyList<SourceFile> files)
    {
        var result = Importer(source).Import(files);
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        Assert.NotEmpty(result.Entries);
        return result.Entries;
    }

    private static byte[] Plain(byte[] content) =>
        content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;

    private static IReadOnlyList<SourceFile> With(IReadOnlyList<SourceFile> files, int at, byte[] content) =>
        [.. files.Select((file, i) => i == at ? file with { Content = content } : file)];

    private static IReadOnlyList<SourceFile> Inserted(IReadOnlyList<SourceFile> files, int at, byte[] bytes) =>
        With(files, 0, [.. files[0].Content.AsSpan(0, at), .. bytes, .. files[0].Content.AsSpan(at)]);
}
