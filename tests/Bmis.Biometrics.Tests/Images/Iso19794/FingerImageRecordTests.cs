using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;

namespace Bmis.Biometrics.Tests.Images.Iso19794;

public sealed class FingerImageRecordTests
{
    // Worked by hand from ISO/IEC 19794-4:2005, tables 2 and 4: one view of the right index finger, 3 × 2 pixels.
    private static readonly byte[] ByHand =
    [
        .. "FIR\0010\0"u8, 0, 0, 0, 0, 0, 52, 0x12, 0x34, 0, 31, 1, 2, 0, 197, 0, 197, 0, 197, 0, 197, 8, 0, 0, 0,
        0, 0, 0, 20, 2, 1, 1, 70, 0, 0, 3, 0, 2, 0, 10, 20, 30, 40, 50, 60,
    ];

    [Fact]
    public void A_record_that_was_written_by_hand_is_read()
    {
        var record = FingerImageRecord.Read(ByHand).Record;
        Assert.NotNull(record);
        Assert.Equal(0x1234, record.CaptureDevice);
        Assert.Equal((ushort)31, record.AcquisitionLevel);
        var view = Assert.Single(record.Views);
        Assert.Equal(FingerPosition.RightIndex, view.Position);
        Assert.Equal(ImpressionType.LiveScanPlain, view.Impression);
        Assert.Equal(70, view.Quality);
        var image = view.Image.Decode().Image;
        Assert.NotNull(image);
        Assert.Equal((3, 2, 500), (image.Width, image.Height, image.Dpi));
        Assert.Equal([10, 20, 30, 40, 50, 60], image.Pixels);
        Assert.Equal(ByHand, record.Write());
    }

    [Fact]
    public void Every_position_and_impression_comes_back()
    {
        foreach (var position in Enum.GetValues<FingerPosition>())
        {
            foreach (var impression in Enum.GetValues<ImpressionType>())
            {
                var written = FingerImageRecord.Of([(position, impression, new(2, 2, 1000, [1, 2, 3, 4]))]).Write();
                var view = Assert.Single(FingerImageRecord.Read(written).Record!.Views);
                Assert.Equal((position, impression), (view.Position, view.Impression));
                Assert.Equal(1000, view.Image.Decode().Image!.Dpi);
            }
        }
    }

    [Fact]
    public void Several_views_of_several_fingers_keep_their_numbers()
    {
        var image = new GreyImage(1, 1, 500, [7]);
        var record = FingerImageRecord.Of(
        [
            (FingerPosition.RightIndex, ImpressionType.LiveScanPlain, image),
            (FingerPosition.LeftIndex, ImpressionType.LiveScanPlain, image),
            (FingerPosition.RightIndex, ImpressionType.LiveScanRolled, image),
        ]);
        var written = record.Write();
        Assert.Equal(2, written[18]);
        var read = FingerImageRecord.Read(written).Record!;
        Assert.Equal(record.Views.Select(view => (view.Position, view.ViewNumber, view.ViewCount)),
            read.Views.Select(view => (view.Position, view.ViewNumber, view.ViewCount)));
        Assert.Equal([(FingerPosition.RightIndex, 1), (FingerPosition.LeftIndex, 1), (FingerPosition.RightIndex, 2)],
            read.Views.Select(view => (view.Position, (int)view.ViewNumber)));
    }

    [Fact]
    public void A_count_of_views_instead_of_fingers_is_understood_and_any_other_is_not()
    {
        var image = new GreyImage(1, 1, 500, [7]);
        var written = FingerImageRecord.Of(
        [
            (FingerPosition.RightIndex, ImpressionType.LiveScanPlain, image),
            (FingerPosition.RightIndex, ImpressionType.LiveScanPlain, image),
        ]).Write();
        Assert.Equal(1, written[18]);
        Assert.True(FingerImageRecord.Read(With(written, 18, 2)).IsRead);
        Assert.Equal(RecordFault.Disagrees, FingerImageRecord.Read(With(written, 18, 3)).Fault);
    }

    [Theory]
    [InlineData(ImageCoding.Packed, 4, new byte[] { 0x0F, 0xF0, 0xAB, 0xC0 }, 2)]
    [InlineData(ImageCoding.Packed, 4, new byte[] { 0x0F, 0xFA, 0xB0 }, 2)]
    public void Packed_pixels_are_read_with_rows_filled_or_not(ImageCoding coding, int depth, byte[] bytes, int rows)
    {
        var filled = new CodedImage(coding, 3, rows, depth, 500, 500, bytes).Decode();
        Assert.NotNull(filled.Image);
        Assert.Equal([0, 255, 255], filled.Image.Pixels[..3]);
        Assert.Equal([0xA * 17, 0xB * 17], filled.Image.Pixels[3..5]);
    }

    [Theory]
    [InlineData(ImageCoding.Jpeg)]
    [InlineData(ImageCoding.Jpeg2000)]
    public void Jpeg_is_kept_and_not_decoded(ImageCoding coding)
    {
        var record = FingerImageRecord.Read(With(ByHand, 29, (byte)coding)).Record!;
        var image = Assert.Single(record.Views).Image;
        Assert.False(image.IsDecodable);
        Assert.Equal(ImageFault.NotSupported, image.Decode().Fault);
        Assert.Equal([10, 20, 30, 40, 50, 60], image.Bytes.ToArray());
    }

    [Theory]
    [InlineData(0, (byte)'X', RecordFault.UnknownFormat)]
    [InlineData(13, 53, RecordFault.Disagrees)]
    [InlineData(8, 1, RecordFault.Disagrees)]
    [InlineData(19, 3, RecordFault.OutOfRange)]
    [InlineData(25, 0, RecordFault.OutOfRange)]
    [InlineData(28, 17, RecordFault.OutOfRange)]
    [InlineData(29, 6, RecordFault.OutOfRange)]
    [InlineData(35, 21, RecordFault.Disagrees)]
    [InlineData(35, 14, RecordFault.Disagrees)]
    [InlineData(42, 0, RecordFault.OutOfRange)]
    public void A_wrong_byte_is_said(int place, byte value, RecordFault fault) =>
        Assert.Equal(fault, FingerImageRecord.Read(With(ByHand, place, value)).Fault);

    [Fact]
    public void A_picture_that_is_longer_or_shorter_than_its_size_is_corrupt()
    {
        var record = FingerImageRecord.Read(With(ByHand, 42, 4)).Record!;
        Assert.Equal(ImageFault.Corrupt, Assert.Single(record.Views).Image.Decode().Fault);
    }

    [Fact]
    public void More_views_than_allowed_are_refused()
    {
        var view = ByHand[32..];
        byte[] many = [.. ByHand[..32], .. Enumerable.Repeat(view, RecordLimits.MostViews + 1).SelectMany(one => one)];
        (many[12], many[13], many[18]) = ((byte)(many.Length >> 8), (byte)many.Length, RecordLimits.MostViews + 1);
        Assert.Equal(RecordFault.TooMany, FingerImageRecord.Read(many).Fault);
    }

    [Fact]
    public void No_part_of_a_record_is_a_record()
    {
        for (var length = 0; length < ByHand.Length; length++)
            Assert.False(FingerImageRecord.Read(ByHand.AsMemory(0, length)).IsRead);
    }

    [Fact]
    public void What_does_not_fit_the_record_is_not_written()
    {
        var record = FingerImageRecord.Read(ByHand).Record!;
        Assert.Throws<ArgumentException>(() => (record with { Coding = ImageCoding.Png }).Write());
        Assert.Throws<ArgumentException>(() => (record with { Views = [] }).Write());
    }

    private static byte[] With(byte[] bytes, int place, byte value)
    {
        var changed = bytes.ToArray();
        changed[place] = value;
        return changed;
    }
}
