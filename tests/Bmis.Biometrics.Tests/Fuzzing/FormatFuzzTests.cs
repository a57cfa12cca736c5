using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Images.Wsq;
using Bmis.Biometrics.Templates.AnsiNist;
using Bmis.Biometrics.Templates.Iso19794;
using Bmis.Biometrics.Tests.Images.AnsiNist;
using Bmis.Biometrics.Tests.Images.Wsq;
using Bmis.Documents.Tests.Fuzzing;

namespace Bmis.Biometrics.Tests.Fuzzing;

/// <summary>Seeded attacks on every reader of interchange formats, with samples of our own making.</summary>
public sealed class FormatFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;

    private static readonly GreyImage Small = new(3, 2, 500, [1, 2, 3, 4, 5, 6]);

    private static readonly FuzzTarget[] Targets =
    [
        new("fir", [ImageRecord()], ReadImages),
        new("fmr", [MinutiaeRecordOf(MinutiaeFormat.Iso19794), MinutiaeRecordOf(MinutiaeFormat.Ansi378)], ReadMinutiae),
        new("wsq", [Waves(40, 64), Waves(33, 47)], bytes => WsqReader.Read(bytes, 500).IsRead),
        new("itl", [Slap(), OwnMinutiae()], ReadTransaction),
    ];

    [Theory]
    [InlineData("fir", 50_000)]
    [InlineData("fmr", 50_000)]
    [InlineData("itl", 20_000)]
    [InlineData("wsq", 20_000)]
    public void No_broken_input_throws_or_hangs(string reader, int cases)
    {
        var run = new FuzzRun(Targets.Single(target => target.Name == reader), Seed);
        run.Run(0, cases, isTimed: false);
        output.WriteLine($"{run.Taken} of {run.Cases} taken, at most {run.Largest.Bytes} bytes");
        Assert.Equal("", run.FirstException);
        Assert.Equal(cases, run.Cases);
        Assert.InRange(run.Taken, cases / 500, cases * 19 / 20);
    }

    private static bool ReadImages(byte[] bytes)
    {
        if (FingerImageRecord.Read(bytes).Record is not { } record) return false;
        Assert.Equal(bytes.Length, record.Write().Length);
        return record.Views.Any(view => view.Image.Decode().IsRead);
    }

    private static bool ReadMinutiae(byte[] bytes)
    {
        if (MinutiaeRecord.Read(bytes).Record is not { } record) return false;
        Assert.Equal(bytes.Length, record.Write().Length);
        return record.Views.All(view => !(TemplateConversion.ToTemplate(record, view)?.Minutiae.Count > 100));
    }

    private static bool ReadTransaction(byte[] bytes)
    {
        if (Transaction.Read(bytes).Record is not { } transaction) return false;
        foreach (var record in TransactionMinutiae.Of(transaction).Where(record => record.IsWritable))
            TemplateConversion.ToTemplate(MinutiaeRecord.Read(record.Write()).Record!, record.Views[0]);
        var results = transaction.Images.Select(image => image.Image.Decode());
        return results.All(result => result.IsRead != result.Fault.HasValue) && transaction.Missing.Count <= 32;
    }

    private static byte[] Waves(int width, int height) => WsqWriter.Write(Ripples.Of(width, height), 2);

    private static byte[] ImageRecord() => FingerImageRecord.Of(
        [(FingerPosition.RightIndex, ImpressionType.LiveScanPlain, Small),
        (FingerPosition.LeftIndex, ImpressionType.LiveScanRolled, Small)]).Write();

    private static byte[] MinutiaeRecordOf(MinutiaeFormat format)
    {
        var view = new MinutiaeView
        {
            Position = FingerPosition.RightThumb, Quality = 50,
            Minutiae = [.. Enumerable.Range(0, 12).Select(i => new RecordMinutia(
                i * 20, i * 30, i * 30, (RecordMinutiaKind)(i % 3), 50))],
            Extended = [new(1, new byte[] { 1, 2, 3 }), new(256, new byte[] { 4 })],
        };
        return new MinutiaeRecord { Format = format, Width = 300, Height = 400, Views = [view, view] }.Write();
    }

    private static byte[] Slap() =>
        TransactionTests.TransactionBuilder.Of((14, TransactionTests.TransactionBuilder.Slap));

    private static byte[] OwnMinutiae() => TransactionTests.TransactionBuilder.Of(
        (2, "2.018:X"), (9, "9.003:1\x1D" + "9.006:7\x1D" + "9.012:1\x1F" + "02000300090\x1F" + "2\x1F" + "A"),
        (9, "9.131:500\x1D" + "9.132:500\x1D" + "9.137:1\x1F" + "1\x1F" + "2\x1F" + "3\x1F" + "1\x1F" + "80"));
}
