using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.BorderPost.Tests.Fingerprints.Verbs;

/// <summary>Prints change their format and keep what the new one has a place for.</summary>
public sealed class FingerprintConvertTests : IDisposable
{
    private readonly PrintBench _bench = new();

    [Theory]
    [InlineData("a.png", "b.pgm")]
    [InlineData("a.png", "b.fir")]
    [InlineData("a.fir", "b.png")]
    public async Task Pictures_keep_every_pixel(string from, string to)
    {
        var picture = PrintBench.Impression(1, 1) with { Dpi = 569 };
        await ConvertAsync(_bench.Write(from, from.EndsWith("png", StringComparison.Ordinal)
            ? ImageWriter.Png(picture) : Record(picture).Write()), _bench.File(to));
        var read = to.EndsWith("fir", StringComparison.Ordinal)
            ? FingerImageRecord.Read(_bench.Bytes(to)).Record!.Views[0].Image.Decode().Image!
            : ImageReader.Read(_bench.Bytes(to), 569).Image!;
        Assert.Equal((picture.Width, picture.Height, 569), (read.Width, read.Height, read.Dpi));
        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Fact]
    public async Task A_wsq_stays_as_it_is_within_a_record_and_back()
    {
        var wsq = CodedImage.Compressed(PrintBench.Impression(1, 1)).Bytes.ToArray();
        await ConvertAsync(_bench.Write("a.wsq", wsq), _bench.File("b.png"));
        var coded = new CodedImage(ImageCoding.Wsq, 300, 400, 8, 500, 500, wsq);
        var record = FingerImageRecord.OfCoded([(FingerPosition.RightThumb, ImpressionType.LiveScanPlain, coded)]);
        await ConvertAsync(_bench.Write("c.fir", record.Write()), _bench.File("d.wsq"));
        Assert.Equal(wsq, _bench.Bytes("d.wsq"));
        await ConvertAsync(_bench.File("b.png"), _bench.File("e.wsq"));
        var again = ImageReader.Read(_bench.Bytes("e.wsq")).Image!;
        Assert.Equal(PrintBench.Impression(1, 1).Width, again.Width);
    }

    [Fact]
    public async Task The_resolution_of_a_wsq_that_states_none_itself_is_said_to_be_lost()
    {
        var wsq = CodedImage.Compressed(PrintBench.Impression(1, 1)).Bytes.ToArray();
        byte[] bare = [.. wsq[..2], .. wsq[(4 + wsq[4] * 256 + wsq[5])..]];
        var coded = new CodedImage(ImageCoding.Wsq, 300, 400, 8, 1000, 1000, bare);
        var record = FingerImageRecord.OfCoded([(FingerPosition.RightThumb, ImpressionType.LiveScanPlain, coded)]);
        var error = await ConvertAsync(_bench.Write("a.fir", record.Write()), _bench.File("b.wsq"));
        Assert.Contains("lost: resolution (1000 dpi)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_picture_file_has_no_place_for_is_said()
    {
        var from = _bench.Write("a.fir", Record(PrintBench.Impression(1, 1)).Write());
        var error = await ConvertAsync(from, _bench.File("b.pgm"));
        foreach (var lost in (string[])["finger position", "impression type", "resolution (500 dpi)"])
            Assert.Contains($"a.fir: lost: {lost}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("right-index", error, StringComparison.Ordinal);
        Assert.Contains("WSQ", await ConvertAsync(from, _bench.File("b.wsq")), StringComparison.Ordinal);
        Assert.DoesNotContain("resolution", await ConvertAsync(from, _bench.File("b.png")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Position_impression_resolution_and_quality_survive_between_records()
    {
        var picture = PrintBench.Impression(1, 1);
        var template = new BuiltInEngine().Extract(picture).Template!;
        var iso = TemplateConversion.ToRecord(
            template, FingerPosition.LeftRing, ImpressionType.LiveScanRolled, 77) with { Across = 224, Down = 224 };
        var view = iso.Views[0] with { Extended = [new(2, new byte[] { 1, 2, 3 })] };
        var from = _bench.Write("a.fmr", (iso with { Views = [view] }).Write());
        Assert.Equal("", await ConvertAsync(from, _bench.File("b.ansi378")));
        Assert.Equal("", await ConvertAsync(_bench.File("b.ansi378"), _bench.File("c.fmr")));
        var ansi = MinutiaeRecord.Read(_bench.Bytes("b.ansi378")).Record!;
        Assert.Equal(MinutiaeFormat.Ansi378, ansi.Format);
        var back = MinutiaeRecord.Read(_bench.Bytes("c.fmr")).Record!;
        Assert.Equal((iso.Across, iso.Width, iso.Height), (back.Across, back.Width, back.Height));
        Assert.Equal(
            (FingerPosition.LeftRing, ImpressionType.LiveScanRolled, 77, 1),
            (back.Views[0].Position, back.Views[0].Impression, back.Views[0].Quality, back.Views[0].Extended.Count));
        Assert.Equal(view.Minutiae.Select(one => (one.X, one.Y)), back.Views[0].Minutiae.Select(one => (one.X, one.Y)));
        Assert.Contains("finger position", await ConvertAsync(from, _bench.File("d.bmf")), StringComparison.Ordinal);
        var own = await ConvertAsync(_bench.File("d.bmf"), _bench.File("e.fmr"));
        Assert.Contains("lost: ridge flow", own, StringComparison.Ordinal);
        Assert.Contains("written as live-scan-plain", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_pictures_become_several_files_or_one_record()
    {
        var index = PrintBench.Impression(1, 1);
        var record = FingerImageRecord.Of(
        [
            (FingerPosition.RightIndex, ImpressionType.LiveScanPlain, index),
            (FingerPosition.RightMiddle, ImpressionType.LiveScanPlain, PrintBench.Impression(2, 1)),
        ]);
        var from = _bench.Write("a.fir", record.Write());
        await ConvertAsync(from, _bench.File("b.png"));
        Assert.Equal(index.Pixels, ImageReader.Read(_bench.Bytes("b-right-index.png")).Image!.Pixels);
        Assert.True(File.Exists(_bench.File("b-right-middle.png")));
        Assert.Equal("", await ConvertAsync(from, _bench.File("c.fir")));
        Assert.Equal(_bench.Bytes("a.fir"), _bench.Bytes("c.fir"));
    }

    [Fact]
    public async Task What_cannot_be_decoded_is_named_and_the_rest_is_written()
    {
        var jpeg = new CodedImage(ImageCoding.Jpeg, 300, 300, 8, 500, 500, new byte[] { 0xFF, 0xD8, 1 });
        var record = FingerImageRecord.OfCoded([(FingerPosition.LeftThumb, ImpressionType.LiveScanPlain, jpeg)]);
        var answer = await PrintBench.RunAsync(
            "convert", _bench.Write("a.fir", record.Write()), _bench.File("b.png"));
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Contains("a.fir: not-supported", answer.Error, StringComparison.Ordinal);
        Assert.Equal("", await ConvertAsync(_bench.File("a.fir"), _bench.File("c.fir")));
    }

    [Fact]
    public async Task Minutiae_make_no_picture_and_pictures_are_extracted_elsewhere()
    {
        var picture = _bench.Picture("a.png", 1, 1);
        await PrintBench.RunAsync("extract", picture, "--out", _bench.Folder);
        await AssertWrongAsync(_bench.File("a.fmr"), _bench.File("b.png"));
        await AssertWrongAsync(picture, _bench.File("b.fmr"));
        await AssertWrongAsync(picture, _bench.File("b.jpg"));
        await AssertWrongAsync(picture);
        var answer = await PrintBench.RunAsync("convert", _bench.File("nowhere.png"), _bench.File("b.pgm"));
        Assert.Equal(ExitCodes.Bad, answer.Exit);
        Assert.Contains("nowhere.png: cannot-be-read", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static FingerImageRecord Record(GreyImage picture) =>
        FingerImageRecord.Of([(FingerPosition.RightIndex, ImpressionType.LiveScanPlain, picture)]);

    private static async Task<string> ConvertAsync(string from, string to)
    {
        var answer = await PrintBench.RunAsync("convert", from, to);
        Assert.Equal((ExitCodes.Done, ""), (answer.Exit, answer.Output));
        return answer.Error;
    }

    private static async Task AssertWrongAsync(params string[] arguments)
    {
        var answer = await PrintBench.RunAsync("convert", arguments);
        Assert.Equal((ExitCodes.WrongUse, ""), (answer.Exit, answer.Output));
        Assert.NotEqual("", answer.Error);
    }
}
