using System.Globalization;
using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Tests.Fingerprints.Verbs;

/// <summary>All pairs of a folder are scored in the layout of evaluators.</summary>
public sealed class FingerprintPairsTests : IDisposable
{
    private readonly PrintBench _bench = new();

    [Fact]
    public async Task Pairs_of_one_finger_score_above_pairs_of_two()
    {
        foreach (var (finger, impression) in ((int, int)[])[(1, 1), (1, 2), (2, 1), (2, 2)])
            _bench.Picture($"{finger}_{impression}.png", finger, impression);
        var answer = await PrintBench.RunAsync("pairs", "--dir", _bench.Folder);
        Assert.Equal((ExitCodes.Done, ""), (answer.Exit, answer.Error));
        var rows = Rows(answer.Output);
        Assert.Equal(["a", "b", "kind", "fvc", "score"], rows[0]);
        Assert.Equal(
            ["1_1 1_2 G 1", "1_1 2_1 I 1", "1_1 2_2 I 0", "1_2 2_1 I 0", "1_2 2_2 I 0", "2_1 2_2 G 1"],
            rows[1..].Select(row => string.Join(' ', row[..4])));
        var scores = rows[1..].ToLookup(row => row[2], row => double.Parse(row[4], CultureInfo.InvariantCulture));
        Assert.True(scores["G"].Min() > scores["I"].Max());
    }

    [Fact]
    public async Task Fingers_are_in_the_order_of_their_numbers()
    {
        foreach (var name in (string[])["10_1", "2_10", "2_9"])
            _bench.Picture($"{name}.png", 1, 1);
        var rows = Rows((await PrintBench.RunAsync("pairs", "--dir", _bench.Folder)).Output);
        Assert.Equal(["2_9 2_10", "2_9 10_1", "2_10 10_1"], rows[1..].Select(row => $"{row[0]} {row[1]}"));
    }

    [Fact]
    public async Task A_picture_without_a_template_scores_nothing_and_other_files_are_named()
    {
        _bench.Picture("1_1.png", 1, 1);
        _bench.Write("1_2.pgm", ImageWriter.Pgm(new(300, 300, 500, new byte[300 * 300])));
        _bench.Picture("1_2.png", 1, 2);
        _bench.Write("1_3.png", [1, 2, 3]);
        _bench.Picture("thumb.png", 1, 1);
        _bench.Write(".hidden", [1]);
        var answer = await PrintBench.RunAsync("pairs", "--dir", _bench.Folder);
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Equal(["1_1", "1_2", "G", "1", "0"], Rows(answer.Output)[1]);
        Assert.Equal(["1_1", "1_3", "G", "1", "0"], Rows(answer.Output)[2]);
        Assert.Equal(4, Rows(answer.Output).Length);
        Assert.Equal(
            [
                "1_2.pgm: blank", "1_2.png: name-taken", "1_3.png: unknown-format",
                "thumb.png: not-named-finger_impression",
            ],
            answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Path.GetFileName(line)));
    }

    [Fact]
    public async Task Wrong_use_and_a_folder_that_is_not_there_are_told_apart()
    {
        Assert.Equal(ExitCodes.WrongUse, (await PrintBench.RunAsync("pairs")).Exit);
        Assert.Equal(ExitCodes.WrongUse, (await PrintBench.RunAsync("pairs", _bench.Folder)).Exit);
        var answer = await PrintBench.RunAsync("pairs", "--dir", _bench.File("nowhere"));
        Assert.Equal((ExitCodes.CannotRun, ""), (answer.Exit, answer.Output));
    }

    public void Dispose() => _bench.Dispose();

    private static string[][] Rows(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
}
