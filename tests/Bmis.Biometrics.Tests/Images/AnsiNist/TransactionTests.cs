using System.Globalization;
using System.Text;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Templates.AnsiNist;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.Biometrics.Tests.Images.AnsiNist;

public sealed class TransactionTests(ITestOutputHelper output)
{
    private const char Fs = '\x1C', Gs = '\x1D', Rs = '\x1E', Us = '\x1F';

    [Fact]
    public void A_slap_with_missing_fingers_and_segments_is_read()
    {
        var transaction = Read(TransactionBuilder.Of((14, TransactionBuilder.Slap)));
        Assert.Equal(("0400", "VRS"), (transaction.Version, transaction.Kind));
        var image = Assert.Single(transaction.Images);
        Assert.Equal((14, 1, ImpressionType.LiveScanPlain), (image.RecordType, image.Idc, image.Impression));
        Assert.Equal([FingerPosition.PlainRightFour], image.Positions);
        Assert.Equal(
            [
                new(FingerPosition.RightIndex, MissingReason.Amputated),
                new(FingerPosition.RightRing, MissingReason.UnableToPrint),
                new(FingerPosition.RightLittle, MissingReason.Scarred),
            ], image.Missing);
        Assert.Equal(image.Missing, transaction.Missing);
        Assert.Equal([new(FingerPosition.RightMiddle, 0, 1, 2, 3)], image.Segments);
        var picture = image.Image.Decode().Image;
        Assert.NotNull(picture);
        Assert.Equal((2, 2, 1000), (picture.Width, picture.Height, picture.Dpi));
        Assert.Equal("\x1D\x1E\x1F\x1C"u8.ToArray(), picture.Pixels);
    }

    [Fact]
    public void A_picture_keeps_position_impression_and_resolution_in_a_finger_image_record()
    {
        var image = Assert.Single(Read(TransactionBuilder.Of((14, TransactionBuilder.Slap))).Images);
        CompareWithRecord(image, image.Image.Decode().Image!);
        Assert.Null((image with { Image = image.Image with { Coding = ImageCoding.JpegLossless } }).ToRecord());
        Assert.Null((image with { Image = image.Image with { HorizontalDpi = 0, VerticalDpi = 0 } }).ToRecord());
    }

    [Fact]
    public void A_resolution_by_the_centimetre_is_one_by_the_inch()
    {
        var slap = TransactionBuilder.Slap.Replace($"14.008:1{Gs}14.009:1000{Gs}14.010:1000",
            $"14.008:2{Gs}14.009:197{Gs}14.010:197", StringComparison.Ordinal);
        Assert.Equal(500, Assert.Single(Read(TransactionBuilder.Of((14, slap))).Images).Image.HorizontalDpi);
    }

    [Fact]
    public void Minutiae_of_the_standard_are_turned_and_set_upright()
    {
        var own = $"9.003:1{Gs}9.004:S{Gs}9.006:7{Gs}9.010:2{Gs}"
            + $"9.012:1{Us}02000300090{Us}2{Us}A{Us}1,0{Rs}2{Us}04000100000{Us}63{Us}B";
        var record = Assert.Single(TransactionMinutiae.Of(Read(TransactionBuilder.Of((9, own)))));
        var view = Assert.Single(record.Views);
        Assert.Equal((FingerPosition.LeftIndex, ImpressionType.LiveScanRolled), (view.Position, view.Impression));
        Assert.Equal(
            [new(200, 0, 270, RecordMinutiaKind.Ending, 100), new(400, 200, 180, RecordMinutiaKind.Bifurcation, 1)],
            view.Minutiae);
        var template = TemplateConversion.ToTemplate(record, view)!;
        Assert.Equal(
            [new(39, 0, 64, MinutiaKind.Ending, 100), new(79, 39, 128, MinutiaKind.Bifurcation, 1)], template.Minutiae);
    }

    [Fact]
    public void Minutiae_of_ANSI_378_and_of_the_extended_set_are_read_as_they_stand()
    {
        var block = $"9.003:0{Gs}9.004:U{Gs}9.128:300{Gs}9.129:400{Gs}9.130:1{Gs}9.131:500{Gs}9.132:500{Gs}9.133:1{Gs}"
            + $"9.134:2{Gs}9.135:70{Gs}9.136:1{Gs}9.137:1{Us}100{Us}200{Us}45{Us}1{Us}80";
        var extended = $"9.003:4{Gs}9.004:U{Gs}9.302:3{Us}FIN{Gs}9.331:1000{Us}2000{Us}45{Us}E{Us}{Us}";
        var records = TransactionMinutiae.Of(Read(TransactionBuilder.Of((9, block), (9, extended))));
        Assert.Equal(2, records.Count);
        Assert.Equal((MinutiaeFormat.Ansi378, 197), (records[0].Format, records[0].Across));
        Assert.Equal((FingerPosition.RightIndex, 70), (records[0].Views[0].Position, records[0].Views[0].Quality));
        Assert.Equal([new(100, 200, 90, RecordMinutiaKind.Ending, 80)], records[0].Views[0].Minutiae);
        Assert.Equal(FingerPosition.RightMiddle, records[1].Views[0].Position);
        Assert.Equal([new(1000, 2000, 45, RecordMinutiaKind.Ending, 0)], records[1].Views[0].Minutiae);
    }

    [Theory]
    [InlineData("1.001", "2.001", RecordFault.UnknownFormat)]
    [InlineData("14.003:", "15.003:", RecordFault.OutOfRange)]
    [InlineData("14.001:", "14.901:", RecordFault.OutOfRange)]
    [InlineData("14.001:", "14.001:9", RecordFault.Disagrees)]
    [InlineData("14.001:", "14.001:x", RecordFault.OutOfRange)]
    public void A_wrong_record_is_said(string right, string wrong, RecordFault fault)
    {
        var text = Encoding.Latin1.GetString(TransactionBuilder.Of((14, TransactionBuilder.Slap)));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var changed = text[..at] + wrong + text[(at + right.Length)..];
        Assert.Equal(fault, Transaction.Read(Encoding.Latin1.GetBytes(changed)).Fault);
    }

    [Fact]
    public void No_part_of_a_transaction_is_a_transaction_and_nothing_may_follow_it()
    {
        var whole = TransactionBuilder.Of((14, TransactionBuilder.Slap));
        for (var length = 0; length < whole.Length; length++)
            Assert.False(Transaction.Read(whole.AsMemory(0, length)).IsRead);
        Assert.Equal(RecordFault.Disagrees, Transaction.Read((byte[])[.. whole, 0]).Fault);
    }

    [Fact]
    public void More_fields_than_allowed_are_refused()
    {
        var fields = string.Join(Gs, Enumerable.Range(3, RecordLimits.MostFields)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"2.{number:000}:x")));
        Assert.Equal(RecordFault.TooMany, Transaction.Read(TransactionBuilder.Of((2, fields))).Fault);
    }

    [Fact]
    public void Every_transaction_of_NIST_is_read_and_its_WSQ_pictures_decoded()
    {
        var (decoded, found) = (0, 0);
        foreach (var file in ResearchFiles.Files("nist_an2k/orig", "*.an2"))
        {
            var result = Transaction.Read(File.ReadAllBytes(file));
            Assert.True(result.IsRead, $"{Path.GetFileName(file)}: {result}");
            Assert.Equal(new FileInfo(file).Length, result.Record.Records.Sum(record => (long)record.Bytes.Length));
            var minutiae = TransactionMinutiae.Of(result.Record);
            output.WriteLine($"{Path.GetFileName(file)}: {string.Join(", ", result.Record.Images)} "
                + $"{result.Record.Missing.Count} missing, {string.Join(", ", minutiae)}");
            foreach (var image in result.Record.Images)
            {
                var picture = image.Image.Decode();
                Assert.Equal(image.Image.IsDecodable, picture.IsRead);
                if (picture.IsRead)
                {
                    decoded++;
                    CompareWithRecord(image, picture.Image);
                }
                else Assert.Equal(ImageFault.NotSupported, picture.Fault);
            }
            found += minutiae.Count;
        }
        Assert.True(decoded >= 8, $"Only {decoded} pictures were decoded.");

        // Two have minutiae, of which one tells place and angle with too many digits.
        Assert.Equal(1, found);
    }

    private static void CompareWithRecord(TransactionImage image, GreyImage picture)
    {
        var record = FingerImageRecord.Read(image.ToRecord()!.Write()).Record!;
        var view = Assert.Single(record.Views);
        Assert.Equal((image.Positions[0], image.Impression), (view.Position, view.Impression));
        Assert.Equal(picture.Pixels, view.Image.Decode().Image!.Pixels);
        Assert.Equal(picture.Dpi, view.Image.Decode().Image!.Dpi);
    }

    private static Transaction Read(byte[] bytes)
    {
        var result = Transaction.Read(bytes);
        Assert.True(result.IsRead, result.ToString());
        return result.Record;
    }

    /// <summary>Writes small transactions.</summary>
    internal static class TransactionBuilder
    {
        /// <summary>A slap of four fingers, three of them missing; its pixels look like separators.</summary>
        internal static string Slap { get; } = $"14.003:0{Gs}14.006:2{Gs}14.007:2{Gs}14.008:1{Gs}14.009:1000{Gs}"
            + $"14.010:1000{Gs}14.011:NONE{Gs}14.012:8{Gs}14.013:13{Gs}"
            + $"14.018:2{Us}XX{Rs}4{Us}UP{Rs}5{Us}SR{Gs}14.021:3{Us}0{Us}1{Us}2{Us}3{Gs}14.999:{Gs}{Rs}{Us}{Fs}";

        internal static byte[] Of(params (int Type, string Fields)[] records)
        {
            var contents = string.Concat(records.Select((record, i) => $"{Rs}{record.Type}{Us}{i + 1:00}"));
            var header = Record(1, $"1.002:0400{Gs}1.003:1{Us}{records.Length}{contents}{Gs}1.004:VRS{Gs}1.011:19.69");
            var rest = records.Select((record, i) =>
                Record(record.Type, $"{record.Type}.002:{i + 1:00}{Gs}{record.Fields}"));
            return Encoding.Latin1.GetBytes(header + string.Concat(rest));
        }

        private static string Record(int type, string fields)
        {
            var length = 0;
            while (true)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{type}.001:{length}{Gs}{fields}{Fs}");
                if (text.Length == length) return text;
                length = text.Length;
            }
        }
    }
}
