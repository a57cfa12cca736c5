using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.Biometrics.Tests.Templates.Iso19794;

public sealed class MinutiaeRecordTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;

    // Worked by hand from ISO/IEC 19794-2:2005, 7: an ending at (100, 200), a quarter turn, and a bifurcation.
    private static readonly byte[] ByHand =
    [
        .. "FMR\0 20\0"u8, 0, 0, 0, 50, 0x80, 0x07, 1, 44, 1, 144, 0, 197, 0, 197, 1, 0,
        7, 0x21, 80, 2, 0x40, 100, 0, 200, 64, 90, 0x81, 0, 0, 50, 192, 0, 0, 8, 1, 1, 0, 8, 1, 2, 3, 4,
    ];

    // The same in ANSI/INCITS 378-2004.
    private static readonly byte[] AnsiByHand =
    [
        .. "FMR\0 20\0"u8, 0, 52, 0, 0x2B, 0, 0x11, 0x80, 0x07, 1, 44, 1, 144, 0, 197, 0, 197, 1, 0,
        7, 0x21, 80, 2, 0x40, 100, 0, 200, 45, 90, 0x81, 0, 0, 50, 135, 0, 0, 8, 1, 1, 0, 8, 1, 2, 3, 4,
    ];

    [Theory]
    [InlineData(MinutiaeFormat.Iso19794)]
    [InlineData(MinutiaeFormat.Ansi378)]
    public void A_record_that_was_written_by_hand_is_read_and_written(MinutiaeFormat format)
    {
        var bytes = format == MinutiaeFormat.Iso19794 ? ByHand : AnsiByHand;
        var record = MinutiaeRecord.Read(bytes).Record;
        Assert.NotNull(record);
        Assert.Equal(format, record.Format);
        Assert.Equal(format == MinutiaeFormat.Iso19794 ? 0u : 0x2B0011u, record.Product);
        Assert.Equal(0x8007, record.CaptureDevice);
        Assert.Equal((300, 400, 197, 197), (record.Width, record.Height, record.Across, record.Down));
        var view = Assert.Single(record.Views);
        Assert.Equal((FingerPosition.LeftIndex, 2), (view.Position, view.ViewNumber));
        Assert.Equal((ImpressionType.LiveScanRolled, 80), (view.Impression, view.Quality));
        Assert.Equal(
            [new(100, 200, 90, RecordMinutiaKind.Ending, 90), new(256, 50, 270, RecordMinutiaKind.Bifurcation, 0)],
            view.Minutiae);
        var block = Assert.Single(view.Extended);
        Assert.Equal(0x0101, block.Type);
        Assert.Equal([1, 2, 3, 4], block.Bytes.ToArray());
        Assert.Equal(bytes, record.Write());
    }

    [Fact]
    public void Changing_the_format_keeps_all_but_two_degrees()
    {
        var record = MinutiaeRecord.Read(ByHand).Record!;
        Assert.Equal(AnsiByHand, (record with { Format = MinutiaeFormat.Ansi378, Product = 0x2B0011 }).Write());
        var ansi = MinutiaeRecord.Read(AnsiByHand).Record!;
        Assert.Equal(ByHand, (ansi with { Format = MinutiaeFormat.Iso19794 }).Write());
    }

    [Theory]
    [InlineData(MinutiaeFormat.Iso19794, 256)]
    [InlineData(MinutiaeFormat.Ansi378, 180)]
    public void Every_angle_position_and_impression_comes_back(MinutiaeFormat format, int steps)
    {
        var positions = Enum.GetValues<FingerPosition>();
        for (var i = 0; i < steps; i++)
        {
            var view = new MinutiaeView
            {
                Position = positions[i % positions.Length], Impression = (ImpressionType)(i % 16),
                Minutiae = [new(i, 0x3FFF - i, i * 360.0 / steps, (RecordMinutiaKind)(i % 3), (byte)(i % 101))],
            };
            var read = MinutiaeRecord.Read(new MinutiaeRecord { Format = format, Views = [view] }.Write()).Record!;
            var back = Assert.Single(read.Views);
            Assert.Equal((view.Position, view.Impression), (back.Position, back.Impression));
            Assert.Equal(view.Minutiae, back.Minutiae);
        }
    }

    [Fact]
    public void Records_made_by_chance_come_back_byte_by_byte()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var written = Chance(random).Write();
            Assert.Equal(written, MinutiaeRecord.Read(written).Record!.Write());
        }
    }

    [Fact]
    public void A_long_record_of_ANSI_378_has_a_long_length()
    {
        var view = new MinutiaeView { Minutiae = [], Extended = [new(256, new byte[60_000])] };
        var written = new MinutiaeRecord { Format = MinutiaeFormat.Ansi378, Product = 7, Views = [view, view] }.Write();
        Assert.Equal([0, 0], written[8..10]);
        var read = MinutiaeRecord.Read(written).Record!;
        Assert.Equal((MinutiaeFormat.Ansi378, 7u, 2), (read.Format, read.Product, read.Views.Count));
    }

    [Theory]
    [InlineData(0, (byte)'X', RecordFault.UnknownFormat)]
    [InlineData(5, (byte)'3', RecordFault.UnknownFormat)]
    [InlineData(11, 51, RecordFault.Disagrees)]
    [InlineData(19, 0, RecordFault.OutOfRange)]
    [InlineData(22, 65, RecordFault.TooMany)]
    [InlineData(22, 2, RecordFault.Truncated)]
    [InlineData(22, 0, RecordFault.Disagrees)]
    [InlineData(27, 3, RecordFault.Truncated)]
    [InlineData(28, 0xC0, RecordFault.OutOfRange)]
    [InlineData(41, 9, RecordFault.Truncated)]
    [InlineData(45, 3, RecordFault.Disagrees)]
    [InlineData(45, 9, RecordFault.Disagrees)]
    public void A_wrong_byte_is_said(int place, byte value, RecordFault fault)
    {
        var bytes = ByHand.ToArray();
        bytes[place] = value;
        Assert.Equal(fault, MinutiaeRecord.Read(bytes).Fault);
    }

    [Fact]
    public void No_part_of_a_record_is_a_record()
    {
        for (var length = 0; length < ByHand.Length; length++)
            Assert.False(MinutiaeRecord.Read(ByHand.AsMemory(0, length)).IsRead);
    }

    [Fact]
    public void What_does_not_fit_the_fields_is_not_written()
    {
        var record = MinutiaeRecord.Read(ByHand).Record!;
        var view = record.Views[0];
        MinutiaeView[] wrong =
        [
            view with { Impression = ImpressionType.Unknown },
            view with { Minutiae = [new(0x4000, 0, 0, RecordMinutiaKind.Ending, 0)] },
            view with { Minutiae = [new(0, 0, double.NaN, RecordMinutiaKind.Ending, 0)] },
            view with { Minutiae = [.. Enumerable.Repeat(default(RecordMinutia), 256)] },
        ];
        Assert.All(wrong, one => Assert.Throws<ArgumentException>(() => (record with { Views = [one] }).Write()));
    }

    [Theory]
    [InlineData(ImpressionType.OpticalContactPlain, ImpressionType.LiveScanPlain)]
    [InlineData(ImpressionType.NonOpticalContactRolled, ImpressionType.LiveScanRolled)]
    [InlineData(ImpressionType.OpticalContactlessPlain, ImpressionType.LiveScanContactless)]
    public void A_kind_of_live_scan_that_four_bits_cannot_say_is_written_as_the_nearest(
        ImpressionType given, ImpressionType written)
    {
        var record = MinutiaeRecord.Read(ByHand).Record!;
        var changed = record with { Views = [record.Views[0] with { Impression = given }] };
        Assert.Equal(written, MinutiaeRecord.Read(changed.Write()).Record!.Views[0].Impression);
    }

    [Fact]
    public void Every_template_of_the_research_sets_comes_back_byte_by_byte()
    {
        var (count, minutiae) = (0, 0);
        foreach (var set in (string[])["fvc2002_db1_b", "fvc2002_db2_b", "fvc2002_db3_b", "fvc2002_db4_b"])
        {
            foreach (var file in ResearchFiles.Files(set + "/iso", "*.iso"))
            {
                var bytes = File.ReadAllBytes(file);
                var record = MinutiaeRecord.Read(bytes).Record;
                Assert.NotNull(record);
                Assert.Equal(MinutiaeFormat.Iso19794, record.Format);
                Assert.Equal(bytes, record.Write());
                count++;
                minutiae += record.Views.Sum(view => view.Minutiae.Count);
            }
        }
        output.WriteLine($"{count} templates with {minutiae} minutiae");
        Assert.InRange(minutiae / count, 10, 100);
    }

    private static MinutiaeRecord Chance(Random random) => new()
    {
        Format = (MinutiaeFormat)random.Next(2), CaptureDevice = (ushort)random.Next(65536),
        Width = (ushort)random.Next(65536), Height = (ushort)random.Next(65536),
        Across = (ushort)random.Next(1, 65536), Down = (ushort)random.Next(1, 65536),
        Views =
        [
            .. Enumerable.Range(0, random.Next(5)).Select(_ => new MinutiaeView
            {
                Position = (FingerPosition)random.Next(256), Impression = (ImpressionType)random.Next(16),
                ViewNumber = (byte)random.Next(16), Quality = (byte)random.Next(256),
                Minutiae =
                [
                    .. Enumerable.Range(0, random.Next(256)).Select(_ => new RecordMinutia(random.Next(0x4000),
                        random.Next(0x4000), random.NextDouble() * 360, (RecordMinutiaKind)random.Next(3),
                        (byte)random.Next(256))),
                ],
                Extended = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ExtendedData(
                    (ushort)random.Next(65536), new byte[random.Next(100)]))],
            }),
        ],
    };
}
