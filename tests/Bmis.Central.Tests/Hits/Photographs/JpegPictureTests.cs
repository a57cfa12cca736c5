using System.Text;
using Bmis.Central.Hits.Photographs;

namespace Bmis.Central.Tests.Hits.Photographs;

public sealed class JpegPictureTests
{
    private static readonly byte[] Place = Encoding.ASCII.GetBytes("Exif, taken at a place that is nobody's affair");

    [Fact]
    public void A_picture_stays_a_picture_and_reading_it_again_changes_nothing()
    {
        var read = JpegPicture.Read(Faces.One);
        Assert.NotNull(read);
        Assert.Equal(read, JpegPicture.Read(read));
        Assert.InRange(read.Length, Faces.One.Length - 100, Faces.One.Length);
    }

    [Theory]
    [InlineData(0xE1)]
    [InlineData(0xED)]
    [InlineData(0xFE)]
    public void What_a_camera_says_beside_the_picture_is_left_out(byte marker)
    {
        var read = JpegPicture.Read(With(Faces.One, marker, Place));
        Assert.Equal(JpegPicture.Read(Faces.One), read);
        Assert.Equal(-1, read.AsSpan().IndexOf(Place));
    }

    [Fact]
    public void What_follows_the_end_of_the_picture_is_left_out() =>
        Assert.Equal(JpegPicture.Read(Faces.One), JpegPicture.Read([.. Faces.One, .. Place]));

    [Fact]
    public void Another_picture_behind_the_end_is_left_out_with_what_its_camera_says() =>
        Assert.Equal(JpegPicture.Read(Faces.One), JpegPicture.Read([.. Faces.One, .. With(Faces.Other, 0xE1, Place)]));

    [Fact]
    public void What_is_said_between_the_scans_and_the_end_is_left_out() =>
        Assert.Equal(JpegPicture.Read(Faces.One), JpegPicture.Read(
            [.. Faces.One[..^2], 0xFF, 0xFE, 0, (byte)(Place.Length + 2), .. Place, .. Faces.One[^2..]]));

    [Fact]
    public void A_cut_file_another_format_and_one_that_is_too_large_are_none()
    {
        Assert.Null(JpegPicture.Read([]));
        Assert.Null(JpegPicture.Read(Faces.One.AsSpan(0, 400)));
        Assert.Null(JpegPicture.Read(Encoding.ASCII.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>")));
        Assert.Null(JpegPicture.Read(Convert.FromHexString("89504E470D0A1A0A0000000D49484452")));
        Assert.Null(JpegPicture.Read(new byte[JpegPicture.MostBytes + 1]));
    }

    [Theory]
    [InlineData(0, 480)]
    [InlineData(640, 4097)]
    [InlineData(15, 480)]
    public void A_picture_of_no_size_or_of_a_huge_one_is_none(ushort height, ushort width) =>
        Assert.Null(JpegPicture.Read(Sized(Faces.One, height, width)));

    [Fact]
    public void Ten_thousand_damaged_files_give_a_picture_or_none_and_never_throw()
    {
        var random = new Random(5);
        var read = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var file = (byte[])Faces.One.Clone();
            for (var n = random.Next(1, 8); n > 0; n--)
                file[random.Next(random.Next(2) == 0 ? 700 : file.Length)] = (byte)random.Next(256);
            var length = random.Next(2) == 0 ? file.Length : random.Next(file.Length);
            var picture = JpegPicture.Read(file.AsSpan(0, length));
            if (picture is null) continue;
            read++;
            Assert.Equal([0xFF, 0xD8], picture[..2]);
            Assert.Equal([0xFF, 0xD9], picture[^2..]);
        }

        Assert.InRange(read, 1, 9_999);
    }

    private static byte[] With(byte[] file, byte marker, byte[] content) =>
    [
        .. file[..2], 0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content,
        .. file[2..],
    ];

    // The first frame header is rewritten: length, bits, height, width.
    private static byte[] Sized(byte[] file, ushort height, ushort width)
    {
        var copy = (byte[])file.Clone();
        var at = copy.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        if (at < 0) at = copy.AsSpan().IndexOf([(byte)0xFF, (byte)0xC2]);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 5), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 7), width);
        return copy;
    }
}
