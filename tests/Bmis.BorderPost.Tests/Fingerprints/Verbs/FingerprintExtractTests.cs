using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.BorderPost.Tests.Fingerprints.Verbs;

/// <summary>Pictures become template files.</summary>
public sealed class FingerprintExtractTests : IDisposable
{
    private static readonly BuiltInEngine Engine = new();
    private readonly PrintBench _bench = new();

    [Theory]
    [InlineData(".png")]
    [InlineData(".pgm")]
    [InlineData(".wsq")]
    public async Task A_picture_becomes_an_iso_template_that_matches_another_impression(string extension)
    {
        var picture = PrintBench.Impression(1, 1);
        var path = _bench.Write("a" + extension, extension switch
        {
            ".png" => ImageWriter.Png(picture),
            ".pgm" => ImageWriter.Pgm(picture),
            _ => CodedImage.Compressed(picture).Bytes.ToArray(),
        });
        var answer = await PrintBench.RunAsync("extract", path, "--out", _bench.File("out"));
        Assert.Equal((ExitCodes.Done, ""), (answer.Exit, answer.Error));
        var line = Assert.Single(PrintBench.Lines(answer));
        Assert.Equal("a.fmr", line.GetProperty("template").GetString());
        Assert.InRange(line.GetProperty("quality").GetInt32(), 40, 100);
        Assert.True(line.GetProperty("milliseconds").GetDouble() > 0);
        var record = MinutiaeRecord.Read(_bench.Bytes("out/a.fmr")).Record!;
        Assert.Equal(MinutiaeFormat.Iso19794, record.Format);
        Assert.Equal(line.GetProperty("minutiae").GetInt32(), record.Views[0].Minutiae.Count);
        Assert.Equal(line.GetProperty("quality").GetInt32(), record.Views[0].Quality);
        Assert.Equal(VerificationBand.Match, Verify(TemplateConversion.ToTemplate(record, record.Views[0])!));
    }

    [Fact]
    public async Task The_format_is_ansi_378_or_the_engines_own_when_asked()
    {
        var path = _bench.Picture("1_1.png", 1, 1);
        await PrintBench.RunAsync("extract", path, "--out", _bench.File("out"), "--format", "ansi");
        await PrintBench.RunAsync("extract", path, "--out", _bench.File("out"), "--format", "built-in");
        Assert.Equal(MinutiaeFormat.Ansi378, MinutiaeRecord.Read(_bench.Bytes("out/1_1.ansi378")).Record!.Format);
        Assert.Equal(VerificationBand.Match, Verify(Engine.Read(_bench.Bytes("out/1_1.bmf"))!));
    }

    [Fact]
    public async Task Every_finger_of_a_record_becomes_a_template_of_its_own()
    {
        var record = FingerImageRecord.Of(
        [
            (FingerPosition.RightIndex, ImpressionType.LiveScanPlain, PrintBench.Impression(1, 1)),
            (FingerPosition.LeftIndex, ImpressionType.LiveScanRolled, PrintBench.Impression(2, 1)),
            (FingerPosition.LeftIndex, ImpressionType.LiveScanPlain, PrintBench.Impression(2, 2)),
        ]);
        var path = _bench.Write("card.fir", record.Write());
        var answer = await PrintBench.RunAsync("extract", path, "--out", _bench.File("out"));
        Assert.Equal((ExitCodes.Done, ""), (answer.Exit, answer.Error));
        Assert.Equal(
            ["card-left-index-2.fmr", "card-left-index.fmr", "card-right-index.fmr"],
            Directory.GetFiles(_bench.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var view = MinutiaeRecord.Read(_bench.Bytes("out/card-left-index.fmr")).Record!.Views[0];
        Assert.Equal((FingerPosition.LeftIndex, ImpressionType.LiveScanRolled), (view.Position, view.Impression));
        Assert.Equal("left-index", PrintBench.Lines(answer)[1].GetProperty("finger").GetString());
    }

    [Fact]
    public async Task Bad_files_are_named_and_the_rest_goes_on()
    {
        var blank = new GreyImage(300, 300, 500, new byte[300 * 300]);
        var answer = await PrintBench.RunAsync(
            "extract", _bench.Write("blank.pgm", ImageWriter.Pgm(blank)),
            _bench.Write("notes.txt", "notes"u8.ToArray()), _bench.File("nowhere.png"),
            _bench.Picture("good.png", 1, 1), _bench.Write("cut.fmr", "FMR\0 20\0abc"u8.ToArray()),
            "--out", _bench.File("out"));
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Equal(
            ["blank", "unknown-format", "cannot-be-read", null, "truncated"],
            PrintBench.Lines(answer)
                .Select(line => line.TryGetProperty("fault", out var fault) ? fault.GetString() : null));
        Assert.Equal(["empty"], PrintBench.Lines(answer)[0].GetProperty("qualityFaults")
            .EnumerateArray().Select(fault => fault.GetString()));
        foreach (var bad in (string[])["blank.pgm: blank", "notes.txt: unknown-format", "nowhere.png", "cut.fmr"])
            Assert.Contains(bad, answer.Error, StringComparison.Ordinal);
        Assert.Equal(["good.fmr"], Directory.GetFiles(_bench.File("out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_impression_that_the_record_has_no_code_for_is_named_and_the_rest_goes_on()
    {
        var record = FingerImageRecord.Of(
            [(FingerPosition.RightIndex, ImpressionType.Other, PrintBench.Impression(1, 1))]);
        var answer = await PrintBench.RunAsync(
            "extract", _bench.Write("other.fir", record.Write()), _bench.Picture("good.png", 1, 1),
            "--out", _bench.File("out"));
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Contains("other.fir: does-not-fit", answer.Error, StringComparison.Ordinal);
        Assert.Equal(["good.fmr"], Directory.GetFiles(_bench.File("out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Files_of_one_name_do_not_write_over_each_other()
    {
        var answer = await PrintBench.RunAsync(
            "extract", _bench.Picture("a/1.png", 1, 1), _bench.Picture("b/1.png", 2, 1), "--out", _bench.File("out"));
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Contains("name-taken", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resolution_counts_where_the_file_states_none()
    {
        var fine = _bench.Write("fine.pgm", ImageWriter.Pgm(PrintBench.Impression(1, 1)));
        var answer = await PrintBench.RunAsync("extract", fine, "--out", _bench.File("out"), "--dpi", "569");
        Assert.Equal(569, PrintBench.Lines(answer)[0].GetProperty("dpi").GetInt32());
    }

    [Theory]
    [InlineData("extract")]
    [InlineData("extract a.png")]
    [InlineData("extract --out b")]
    [InlineData("extract a.png --out b --format jpeg")]
    [InlineData("extract a.png --out b --dpi 72")]
    [InlineData("extract a.png --out b --fast")]
    public async Task Wrong_use_is_told_apart(string call)
    {
        var answer = await PrintBench.RunAsync("extract", call.Split(' ')[1..]);
        Assert.Equal((ExitCodes.WrongUse, ""), (answer.Exit, answer.Output));
        Assert.NotEqual("", answer.Error);
    }

    public void Dispose() => _bench.Dispose();

    private static VerificationBand Verify(FingerTemplate template) =>
        Engine.Verify(template, Engine.Extract(PrintBench.Impression(1, 2)).Template!).Band;
}
