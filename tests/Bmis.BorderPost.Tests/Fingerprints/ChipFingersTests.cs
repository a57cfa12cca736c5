using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Tests.Verbs;
using Bmis.Documents.AccessControl;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.TestKit;
using SkiaSharp;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Synthetic fingers on specimens' chips, in every coding that DG3 knows.</summary>
public sealed class ChipFingersTests
{
    private const int RightIndex = 0b01001, LeftIndex = 0b01010;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly BuiltInEngine Engine = new();
    private static readonly SetComparison Comparison = new(Engine, 14);
    private static readonly SyntheticFinger Right = new(41), Left = new(42);
    private static readonly GreyImage RightPrint = Right.Impression(1, new()), LeftPrint = Left.Impression(1, new());

    // Laid down well, but otherwise than on the chip.
    private static readonly ImpressionParameters Turned = new() { RotationDegrees = 8, ShiftX = 6 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ImageCoding.Raw)]
    [InlineData(ImageCoding.Wsq)]
    [InlineData(ImageCoding.Jpeg)]
    [InlineData(ImageCoding.Jpeg2000)]
    public async Task The_fingers_of_a_chip_match_another_impression_and_no_other_finger(ImageCoding coding)
    {
        var right = await CodedAsync(RightPrint, coding);
        var left = await CodedAsync(LeftPrint, coding);
        using var specimens = new DocumentBench();
        var passport = DocumentBench.Passport with
        {
            Fingers =
            [
                (RightIndex, Record(FingerPosition.RightIndex, right)),
                (LeftIndex, Record(FingerPosition.LeftIndex, left)),
            ],
        };
        using var random = RandomNumberGenerator.Create();
        var day = DateOnly.FromDateTime(DocumentBench.Now.UtcDateTime);
        var content = passport.Personalise(specimens.Issuer, day, random);
        var read = await ReadAsync(content.Files[ElementaryFile.OfDataGroup(3)]);
        Assert.Empty(read.Problems);
        Assert.Equal([FingerPosition.RightIndex, FingerPosition.LeftIndex], read.Fingers.Prints.Keys);
        var now = Set(Right.Impression(2, Turned), Left.Impression(2, Turned));
        Assert.Equal(VerificationBand.Match, Comparison.Verify(now, read.Fingers).Band);
        var others = Set(new SyntheticFinger(43).Impression(2, Turned), new SyntheticFinger(44).Impression(2, Turned));
        Assert.Equal(VerificationBand.NoMatch, Comparison.Verify(others, read.Fingers).Band);
    }

    [Fact]
    public async Task A_specimens_fingers_are_read_by_the_lanes_terminal_and_by_nobody_else()
    {
        var specimen = SpecimenFile.All["chip-fingers"];
        var chips = new SpecimenChips(TimeProvider.System);
        var file = (await ReadChipAsync(chips, specimen, chips.Terminal))!.Value;
        var read = await ReadAsync(file.ToArray());
        Assert.Empty(read.Problems);
        var now = Set(Finger(specimen, FingerPosition.RightIndex), Finger(specimen, FingerPosition.LeftIndex));
        Assert.Equal(VerificationBand.Match, Comparison.Verify(now, read.Fingers).Band);
        var kenya = SpecimenFile.All["kenya"];
        var others = Set(Finger(kenya, FingerPosition.RightIndex), Finger(kenya, FingerPosition.LeftIndex));
        Assert.Equal(VerificationBand.NoMatch, Comparison.Verify(others, read.Fingers).Band);
        Assert.Null(await ReadChipAsync(chips, specimen, TerminalCertificates.Empty));
        Assert.Null(await ReadChipAsync(chips, kenya, chips.Terminal));
    }

    private static GreyImage Finger(Specimen specimen, FingerPosition position) =>
        SimulatedFingers.Of(SimulatedFingers.TravellerOf(specimen.MrzText), position).Impression(7, Turned);

    private static async Task<ReadOnlyMemory<byte>?> ReadChipAsync(
        SpecimenChips chips, Specimen specimen, TerminalCertificates held)
    {
        using var random = RandomNumberGenerator.Create();
        using var chip = chips.Make(specimen)!;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var key = new AccessKey(MrzInformation.Of(MrzParser.Parse(specimen.MrzText, today)), null);
        var reading = new DocumentReading(chip, key, ReadingPolicy.Usual, random, TimeProvider.System)
        {
            Terminal = held,
        };
        return (await reading.ReadAsync(null, Stop)).BytesOf(ElementaryFile.OfDataGroup(3));
    }

    [Fact]
    public async Task A_chip_without_fingers_has_an_empty_set_and_no_problem()
    {
        var read = await ReadAsync(SpecimenFiles.Fingers([]));
        Assert.Empty(read.Problems);
        Assert.Empty(read.Fingers.Prints);
        Assert.Equal("[finger set, 0 prints, 0 absent], 0 problems", $"{read}");
    }

    [Fact]
    public async Task The_header_names_the_finger_where_the_record_does_not_and_the_record_goes_before_it()
    {
        var unknown = await ReadAsync(SpecimenFiles.Fingers(
            [(LeftIndex, Record(FingerPosition.Unknown, CodedImage.Of(LeftPrint)))]));
        Assert.Equal([FingerPosition.LeftIndex], unknown.Fingers.Prints.Keys);
        Assert.Empty(unknown.Problems);
        var other = await ReadAsync(SpecimenFiles.Fingers(
            [(LeftIndex, Record(FingerPosition.PlainRightThumb, CodedImage.Of(RightPrint)))]));
        Assert.Equal([FingerPosition.RightThumb], other.Fingers.Prints.Keys);
        Assert.Equal([new ChipFingerProblem(1, ChipFingerFault.HeaderDisagrees)], other.Problems);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_what_can()
    {
        var good = Record(FingerPosition.RightIndex, CodedImage.Of(RightPrint));
        var blank = CodedImage.Of(new(300, 300, 500, new byte[300 * 300]));
        var damaged = CodedImage.Compressed(LeftPrint);
        damaged = damaged with { Bytes = damaged.Bytes[..(damaged.Bytes.Length / 2)] };
        var jpeg = (await CodedAsync(LeftPrint, ImageCoding.Jpeg)) with { Bytes = new byte[] { 0xFF, 0xD8, 0xFF, 0 } };
        var read = await ReadAsync(SpecimenFiles.Fingers(
        [
            (RightIndex, [.. "FIR\0010\0"u8, .. new byte[500]]),
            (0, Record(FingerPosition.PlainRightFour, CodedImage.Of(RightPrint))),
            (0, Record(FingerPosition.Unknown, CodedImage.Of(RightPrint))),
            (RightIndex, good),
            (RightIndex, good),
            (LeftIndex, Record(FingerPosition.LeftIndex, damaged)),
            (LeftIndex, Record(FingerPosition.LeftIndex, jpeg)),
            (LeftIndex, Record(FingerPosition.LeftIndex, blank)),
        ]));
        Assert.Equal([FingerPosition.RightIndex], read.Fingers.Prints.Keys);
        Assert.Equal(
            [
                new(1, ChipFingerFault.NotARecord),
                new(2, ChipFingerFault.NotAFinger),
                new(3, ChipFingerFault.NotAFinger),
                new(5, ChipFingerFault.Twice),
                new(6, ChipFingerFault.NotAPicture),
                new(7, ChipFingerFault.NotAPicture),
                new ChipFingerProblem(8, ChipFingerFault.NoPrint),
            ],
            read.Problems);
    }

    [Fact]
    public async Task Only_so_many_pictures_are_looked_at()
    {
        var blank = CodedImage.Of(new(100, 100, 500, new byte[100 * 100]));
        var record = FingerImageRecord.OfCoded(
            [.. Enumerable.Repeat((FingerPosition.LeftIndex, ImpressionType.LiveScanPlain, blank), 60)]).Write();
        var read = await ReadAsync(SpecimenFiles.Fingers([(LeftIndex, record), (LeftIndex, record)]));
        Assert.Equal(ChipFingers.MostPictures + 1, read.Problems.Count);
        Assert.Equal(new(1, ChipFingerFault.TooMany), read.Problems[^1]);
    }

    [Fact]
    public async Task Damaged_files_end_as_fingers_or_problems()
    {
        var whole = SpecimenFiles.Fingers([
            (RightIndex, Record(FingerPosition.RightIndex, CodedImage.Compressed(RightPrint)))]);
        var random = new Random(9);
        Assert.Equal([new ChipFingerProblem(0, ChipFingerFault.NotAFile)], (await ReadAsync(whole[..9])).Problems);
        for (var i = 0; i < 200; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var n = random.Next(1, 5); n > 0; n--) damaged[random.Next(120)] = (byte)random.Next(256);
            var read = await ReadAsync(damaged);
            Assert.InRange(read.Fingers.Prints.Count + read.Problems.Count, 0, 2);
        }
    }

    [Theory]
    [InlineData(5, FingerPosition.RightThumb)]
    [InlineData(9, FingerPosition.RightIndex)]
    [InlineData(21, FingerPosition.RightLittle)]
    [InlineData(6, FingerPosition.LeftThumb)]
    [InlineData(10, FingerPosition.LeftIndex)]
    [InlineData(22, FingerPosition.LeftLittle)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(7, null)]
    [InlineData(25, null)]
    [InlineData(null, null)]
    public void A_subtype_names_hand_and_finger(int? subtype, FingerPosition? expected) =>
        Assert.Equal(expected, ChipPosition.Of(subtype));

    private static async Task<ChipFingersResult> ReadAsync(byte[] file)
    {
        var portraits = new ChipPortraits(new(Jpeg2000Decoder.DebianProgram, Patience, TimeProvider.System));
        return await new ChipFingers(Engine, new(portraits)).ReadAsync(file, Stop);
    }

    private static FingerSet Set(GreyImage right, GreyImage left) => FingerSet.Empty
        .With(FingerPosition.RightIndex, Engine.Extract(right).Template!)
        .With(FingerPosition.LeftIndex, Engine.Extract(left).Template!);

    private static byte[] Record(FingerPosition position, CodedImage image) =>
        FingerImageRecord.OfCoded([(position, ImpressionType.LiveScanPlain, image)]).Write();

    private static async Task<CodedImage> CodedAsync(GreyImage picture, ImageCoding coding) => coding switch
    {
        ImageCoding.Wsq => CodedImage.Compressed(picture),
        ImageCoding.Jpeg => CodedImage.Of(picture) with { Coding = coding, Bytes = Jpeg(picture) },
        ImageCoding.Jpeg2000 => CodedImage.Of(picture) with { Coding = coding, Bytes = await Jpeg2000Async(picture) },
        _ => CodedImage.Of(picture),
    };

    private static byte[] Jpeg(GreyImage picture)
    {
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, picture.Pixels);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 85);
        return jpeg.ToArray();
    }

    private static async Task<byte[]> Jpeg2000Async(GreyImage picture)
    {
        const string Encoder = "/usr/bin/opj_compress";
        Assert.SkipUnless(File.Exists(Encoder), $"libopenjp2-tools is not installed: no {Encoder}.");
        using var folder = new ScratchFolder();
        var (from, to) = (Path.Combine(folder.Path, "finger.pgm"), Path.Combine(folder.Path, "finger.jp2"));
        var head = Encoding.ASCII.GetBytes($"P5\n{picture.Width} {picture.Height}\n255\n");
        await File.WriteAllBytesAsync(from, [.. head, .. picture.Pixels], Stop);
        using var process = Process.Start(new ProcessStartInfo(Encoder, ["-i", from, "-o", to, "-r", "10"])
        {
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return await File.ReadAllBytesAsync(to, Stop);
    }
}
