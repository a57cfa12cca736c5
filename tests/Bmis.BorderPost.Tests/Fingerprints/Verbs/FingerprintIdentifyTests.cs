using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Tests.Fingerprints.Verbs;

/// <summary>Probes are searched in a folder of prints.</summary>
public sealed class FingerprintIdentifyTests : IDisposable
{
    private readonly PrintBench _bench = new();

    [Fact]
    public async Task The_mate_is_ranked_first_and_the_time_is_told()
    {
        _bench.Picture("gallery/1_1.png", 1, 1);
        _bench.Picture("gallery/2_1.png", 2, 1);
        await PrintBench.RunAsync("extract", _bench.Picture("new/1_2.png", 1, 2), "--out", _bench.File("probes"));
        _bench.Picture("probes/2_2.png", 2, 2);
        var answer = await IdentifyAsync();
        Assert.Equal((ExitCodes.Done, ""), (answer.Exit, answer.Error));
        var lines = PrintBench.Lines(answer);
        Assert.Equal(["1_2", "2_2"], lines.Select(line => line.GetProperty("probe").GetString()));
        foreach (var (line, mate) in lines.Zip((string[])["1_1", "2_1"]))
        {
            var candidates = line.GetProperty("candidates").EnumerateArray().ToArray();
            Assert.Equal(mate, candidates[0].GetProperty("name").GetString());
            Assert.Equal("match", candidates[0].GetProperty("band").GetString());
            Assert.Equal(
                Enumerable.Range(1, candidates.Length), candidates.Select(one => one.GetProperty("rank").GetInt32()));
            Assert.All(candidates[1..], other => Assert.Equal("no-match", other.GetProperty("band").GetString()));
            Assert.Equal(2, line.GetProperty("searched").GetInt32());
            Assert.InRange(line.GetProperty("elapsedMicroseconds").GetInt64(), 0, 5_000_000);
        }
    }

    [Fact]
    public async Task No_more_candidates_are_told_than_asked_for()
    {
        foreach (var impression in (int[])[1, 2, 3])
            _bench.Picture($"gallery/1_{impression}.png", 1, impression);
        _bench.Picture("probes/1_4.png", 1, 4);
        var line = PrintBench.Lines(await IdentifyAsync("--most", "2"))[0];
        Assert.Equal(2, line.GetProperty("candidates").GetArrayLength());
        Assert.Equal(3, line.GetProperty("searched").GetInt32());
    }

    [Fact]
    public async Task Bad_files_are_named_and_the_rest_is_searched()
    {
        _bench.Picture("gallery/1_1.png", 1, 1);
        _bench.Write("gallery/notes.txt", "notes"u8.ToArray());
        _bench.Picture("probes/1_2.png", 1, 2);
        _bench.Write("probes/1_3.pgm", ImageWriter.Pgm(new(300, 300, 500, new byte[300 * 300])));
        var answer = await IdentifyAsync();
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Single(PrintBench.Lines(answer));
        Assert.Contains("notes.txt: unknown-format", answer.Error, StringComparison.Ordinal);
        Assert.Contains("1_3.pgm: blank", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_gallery_has_no_candidates_and_wrong_use_is_told_apart()
    {
        Directory.CreateDirectory(_bench.File("gallery"));
        _bench.Picture("probes/1_1.png", 1, 1);
        var line = PrintBench.Lines(await IdentifyAsync())[0];
        Assert.Equal(0, line.GetProperty("candidates").GetArrayLength());
        Assert.Equal(ExitCodes.WrongUse, (await PrintBench.RunAsync("identify", "--gallery", _bench.Folder)).Exit);
        Assert.Equal(ExitCodes.WrongUse, (await IdentifyAsync("--most", "0")).Exit);
        Assert.Equal(ExitCodes.CannotRun, (await PrintBench.RunAsync(
            "identify", "--gallery", _bench.File("nowhere"), "--probes", _bench.Folder)).Exit);
    }

    public void Dispose() => _bench.Dispose();

    private Task<Bmis.BorderPost.Tests.Verbs.VerbAnswer> IdentifyAsync(params string[] more) => PrintBench.RunAsync(
        "identify", ["--gallery", _bench.File("gallery"), "--probes", _bench.File("probes"), .. more]);
}
