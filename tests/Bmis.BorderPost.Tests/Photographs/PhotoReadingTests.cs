using System.Text;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Serving;
using Bmis.TestKit;
using SkiaSharp;

namespace Bmis.BorderPost.Tests.Photographs;

public sealed class PhotoReadingTests
{
    [Fact]
    public void A_good_picture_becomes_a_portrait_with_nothing_wrong()
    {
        var read = Pictures.Reading.Read(Pictures.People(DrawnPerson.Traveller()));
        Assert.Equal("", read!.Value.Quality);
        using var kept = SKBitmap.Decode(read.Value.Jpeg);
        Assert.Equal((480, 640), (kept.Width, kept.Height));
    }

    [Fact]
    public void What_is_wrong_with_a_picture_is_said()
    {
        Assert.Equal("dark", Pictures.Reading.Read(Pictures.Even(5))!.Value.Quality);
        Assert.Equal("bright", Pictures.Reading.Read(Pictures.Even(250))!.Value.Quality);
        Assert.Equal("flat", Pictures.Reading.Read(Pictures.Even(128))!.Value.Quality);
        Assert.Equal("blurred", Pictures.Reading.Read(Pictures.Blurred())!.Value.Quality);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_face_is_seen_in_every_colour_of_skin_near_and_far(int skin)
    {
        var unseen = Enumerable.Range(50, 140)
            .Where(half => Quality(DrawnPerson.Traveller(skin) with { Half = half }) != "");
        Assert.Empty(unseen);

        static string Quality(DrawnPerson person) =>
            Pictures.Reading.Read(Pictures.People(person))!.Value.Quality;
    }

    [Fact]
    public void Nobody_is_said()
    {
        Assert.Equal("no-face", Pictures.Reading.Read(Pictures.Squares())!.Value.Quality);
        var behind = DrawnPerson.Traveller() with { Y = 700 };
        Assert.Equal("no-face", Pictures.Reading.Read(Pictures.People(behind))!.Value.Quality);
    }

    [Fact]
    public void Two_travellers_are_said_and_who_waits_behind_them_is_not()
    {
        var left = new DrawnPerson(140, 320, 75, DrawnPerson.Skins[0]);
        var right = new DrawnPerson(350, 300, 80, DrawnPerson.Skins[2]);
        Assert.Equal("several-faces", Pictures.Reading.Read(Pictures.People(left, right))!.Value.Quality);
        var waiting = new DrawnPerson(420, 180, 30, DrawnPerson.Skins[3]);
        Assert.Equal("", Pictures.Reading.Read(Pictures.People(waiting, DrawnPerson.Traveller(3)))!.Value.Quality);
    }

    [Fact]
    public void A_lane_without_its_face_model_says_which_file_it_lacks()
    {
        const string Model = "face_detection_short_range.tflite";
        using var folder = new ScratchFolder();
        Assert.Contains(
            Model, Assert.Throws<CannotStartException>(() => new FaceCounter(folder.Path)).Message,
            StringComparison.Ordinal);
        var whole = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Model));
        foreach (var cut in (int[])[0, 1, 100, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(Path.Combine(folder.Path, Model), whole[..cut]);
            Assert.Throws<CannotStartException>(() => new FaceCounter(folder.Path));
        }
    }

    [Fact]
    public void Nothing_of_the_senders_file_but_the_picture_is_kept()
    {
        var sent = Pictures.WithComment("1 Harbour Street");
        Assert.Contains("Harbour", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        var read = Pictures.Reading.Read(sent);
        Assert.DoesNotContain("Harbour", Encoding.Latin1.GetString(read!.Value.Jpeg), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_picture_of_the_right_kind_and_size_is_refused()
    {
        Assert.Null(Pictures.Reading.Read([]));
        Assert.Null(Pictures.Reading.Read(Encoding.ASCII.GetBytes("<html>not a picture</html>")));
        Assert.Null(Pictures.Reading.Read(Pictures.Png()));
        Assert.Null(Pictures.Reading.Read(Pictures.Squares(200, 200)));
        Assert.Null(Pictures.Reading.Read(Pictures.Squares(5000, 300)));
        Assert.Null(Pictures.Reading.Read(new byte[PhotoReading.MostBytes + 1]));
    }

    [Fact]
    public void A_picture_that_ends_too_early_is_none()
    {
        var good = Pictures.Squares();
        Assert.NotNull(Pictures.Reading.Read(good));
        Assert.Null(Pictures.Reading.Read(good[..(good.Length / 2)]));
    }

    [Fact]
    public void Broken_bytes_never_throw()
    {
        var random = new Random(20261126);
        var good = Pictures.Squares(480, 360);
        for (var i = 0; i < 200; i++)
        {
            var bytes = good.ToArray();
            for (var flips = random.Next(1, 40); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = Pictures.Reading.Read(bytes[..random.Next(bytes.Length + 1)]);
            Assert.True(read is null || read.Value.Jpeg.Length > 0);
        }
    }
}
