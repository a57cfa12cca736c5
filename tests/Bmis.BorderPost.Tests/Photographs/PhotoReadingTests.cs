using System.Text;
using Bmis.BorderPost.Photographs;
using SkiaSharp;

namespace Bmis.BorderPost.Tests.Photographs;

public sealed class PhotoReadingTests
{
    [Fact]
    public void A_good_picture_becomes_a_portrait_with_nothing_wrong()
    {
        var read = PhotoReading.Read(Pictures.Good());
        Assert.Equal("", read!.Value.Quality);
        using var kept = SKBitmap.Decode(read.Value.Jpeg);
        Assert.Equal((480, 640), (kept.Width, kept.Height));
    }

    [Fact]
    public void What_is_wrong_with_a_picture_is_said()
    {
        Assert.Equal("dark", PhotoReading.Read(Pictures.Even(5))!.Value.Quality);
        Assert.Equal("bright", PhotoReading.Read(Pictures.Even(250))!.Value.Quality);
        Assert.Equal("flat", PhotoReading.Read(Pictures.Even(128))!.Value.Quality);
        Assert.Equal("blurred", PhotoReading.Read(Pictures.Blurred())!.Value.Quality);
    }

    [Fact]
    public void Nothing_of_the_senders_file_but_the_picture_is_kept()
    {
        var sent = Pictures.WithComment("1 Harbour Street");
        Assert.Contains("Harbour", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        var read = PhotoReading.Read(sent);
        Assert.DoesNotContain("Harbour", Encoding.Latin1.GetString(read!.Value.Jpeg), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_picture_of_the_right_kind_and_size_is_refused()
    {
        Assert.Null(PhotoReading.Read([]));
        Assert.Null(PhotoReading.Read(Encoding.ASCII.GetBytes("<html>not a picture</html>")));
        Assert.Null(PhotoReading.Read(Pictures.Png()));
        Assert.Null(PhotoReading.Read(Pictures.Good(200, 200)));
        Assert.Null(PhotoReading.Read(Pictures.Good(5000, 300)));
        Assert.Null(PhotoReading.Read(new byte[PhotoReading.MostBytes + 1]));
    }

    [Fact]
    public void A_picture_that_ends_too_early_is_none()
    {
        var good = Pictures.Good();
        Assert.NotNull(PhotoReading.Read(good));
        Assert.Null(PhotoReading.Read(good[..(good.Length / 2)]));
    }

    [Fact]
    public void Broken_bytes_never_throw()
    {
        var random = new Random(20261126);
        var good = Pictures.Good(480, 360);
        for (var i = 0; i < 200; i++)
        {
            var bytes = good.ToArray();
            for (var flips = random.Next(1, 40); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = PhotoReading.Read(bytes[..random.Next(bytes.Length + 1)]);
            Assert.True(read is null || read.Value.Jpeg.Length > 0);
        }
    }
}
