using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Templates.Iso19794;
using Bmis.Central.Fingerprints;
using Bmis.Central.Fingerprints.AlertPrints;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>A finger is found in every kind of file that offices send.</summary>
public sealed class PrintFileTests
{
    private static readonly GreyImage Picture = ImageReader.Read(Hand.Of(5).File(Hand.Index)).Image!;

    public static TheoryData<string> Kinds => ["pgm", "png", "wsq", "fir", "fmr", "ansi-378"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_print_is_read_and_matches_another_impression_of_the_finger(string kind)
    {
        var (print, problem) = PrintFile.Read(File(kind), Hand.Index, 500, Hand.Engine);
        Assert.Equal("", problem);
        Assert.Equal(kind is "fmr" or "ansi-378", print!.Picture is null);
        var other = Hand.Engine.Read(Hand.Of(5).Print(Hand.Index, 2).Finger.Template.Span)!;
        Assert.True(Hand.Engine.Verify(print.Template, other).Score > Hand.Engine.Threshold);
    }

    [Theory]
    [InlineData("fir")]
    [InlineData("fmr")]
    public void A_record_of_another_finger_is_refused(string kind) => Assert.Equal(
        (null, PrintProblem.Finger), PrintFile.Read(File(kind), Hand.Middle, 500, Hand.Engine));

    [Fact]
    public void What_is_no_print_says_why()
    {
        Assert.Equal(PrintProblem.Size, PrintFile.Read(default, 2, 500, Hand.Engine).Problem);
        Assert.Equal(PrintProblem.Size, PrintFile.Read(
            new byte[PrintFile.MostBytes + 1], 2, 500, Hand.Engine).Problem);
        Assert.Equal(PrintProblem.Format, PrintFile.Read("<svg/>"u8.ToArray(), 2, 500, Hand.Engine).Problem);
        var blank = new GreyImage(300, 300, 500, [.. Enumerable.Repeat((byte)255, 90_000)]);
        Assert.Equal(PrintProblem.Poor, PrintFile.Read(ImageWriter.Png(blank), 2, 500, Hand.Engine).Problem);
    }

    [Fact]
    public void A_thousand_damaged_files_give_a_print_or_a_reason_and_never_throw()
    {
        var random = new Random(11);
        var files = Kinds.Select(kind => File(kind)).ToArray();
        for (var i = 0; i < 1000; i++)
        {
            var file = (byte[])files[i % files.Length].Clone();
            // Damage behind the head alone would be a picture all the same, and cost an extraction each.
            for (var n = 0; n < 8; n++) file[random.Next(Math.Min(file.Length, 40))] = (byte)random.Next(256);
            var (print, problem) = PrintFile.Read(file, Hand.Index, 500, Hand.Engine);
            Assert.Equal(print is null, PrintProblem.All.Contains(problem));
        }
    }

    private static byte[] File(string kind)
    {
        var template = Hand.Engine.Read(Hand.Of(5).Print(Hand.Index).Finger.Template.Span)!;
        return kind switch
        {
            "pgm" => Hand.Of(5).File(Hand.Index),
            "png" => ImageWriter.Png(Picture),
            "wsq" => CodedImage.Compressed(Picture).Bytes.ToArray(),
            "fir" => FingerImageRecord.Of(
                [(FingerPosition.RightIndex, ImpressionType.LiveScanPlain, Picture)]).Write(),
            "fmr" => TemplateConversion.ToRecord(
                template, FingerPosition.RightIndex, ImpressionType.LiveScanPlain, 70).Write(),
            _ => TemplateConversion.ToRecord(
                template, FingerPosition.RightIndex, ImpressionType.LiveScanPlain, 70,
                MinutiaeFormat.Ansi378).Write(),
        };
    }
}
