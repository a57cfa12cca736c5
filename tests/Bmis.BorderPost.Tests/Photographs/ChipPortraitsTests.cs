using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Bmis.BorderPost.Photographs;
using Bmis.TestKit;
using SkiaSharp;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>Pictures of chips through the real decoder.</summary>
public sealed class ChipPortraitsTests(ITestOutputHelper output)
{
    // A test is not about time, and the machine may be busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("jp2", "-r", "15")]
    [InlineData("j2k", "-r", "15")]
    [InlineData("jp2", "-I", "-q", "48")]
    [InlineData("j2k", "-t", "64,64", "-r", "15")]
    public async Task A_picture_is_shown_as_it_was(string form, params string[] options)
    {
        var encoded = await EncodeAsync(Slopes(413, 531), form, options);
        var read = await Portraits().ReadAsync(encoded, Stop);
        Assert.True(read.Succeeded, read.ToString());
        Assert.Equal((413, 531), (read.Width, read.Height));
        using var shown = SKBitmap.Decode(read.Jpeg);
        AssertSlopes(shown);
    }

    [Theory]
    [InlineData("P5\n40 30\n255\n", 1)]
    [InlineData("P5\n40 30\n65535\n", 2)]
    [InlineData("P7\nWIDTH 40\nHEIGHT 30\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n", 4)]
    public async Task Grey_deep_and_masked_pictures_are_shown(string head, int bytes)
    {
        var extension = head[1] == '7' ? "pam" : "pgm";
        byte[] raw = [.. Encoding.ASCII.GetBytes(head), .. Enumerable.Repeat((byte)0x80, 40 * 30 * bytes)];
        var encoded = await EncodeAsync(raw, "jp2", ["-n", "1"], extension);
        var read = await Portraits().ReadAsync(encoded, Stop);
        Assert.True(read.Succeeded, read.ToString());
        using var shown = SKBitmap.Decode(read.Jpeg);
        Assert.InRange(shown.GetPixel(20, 15).Green, 0x7D, 0x83);
    }

    [Fact]
    public async Task A_picture_that_ends_too_early_is_refused()
    {
        var encoded = await EncodeAsync(Slopes(413, 531), "jp2", ["-r", "15"]);
        foreach (var length in (int[])[0, 1, 11, 12, 40, 90, 200, encoded.Length / 2, encoded.Length - 100])
        {
            var read = await Portraits().ReadAsync(encoded.AsMemory(0, length), Stop);
            Assert.False(read.Succeeded);
        }
    }

    [Fact]
    public async Task Mutated_pictures_end_as_a_picture_or_a_reason()
    {
        var random = new Random(20261128);
        var encoded = await EncodeAsync(Slopes(200, 260), "jp2", ["-r", "10"]);
        var ends = new List<string>();
        for (var i = 0; i < 48; i++)
        {
            var bytes = encoded.ToArray();
            for (var flips = random.Next(1, 12); flips > 0; flips--)
                bytes[random.Next(i % 2 == 0 ? bytes.Length : 200)] = (byte)random.Next(256);
            var read = await Portraits().ReadAsync(bytes, Stop);
            Assert.True(read.Succeeded ? read.Jpeg.Length > 0 : Enum.IsDefined(read.Fault.Value));
            Assert.NotEqual(Jpeg2000Fault.CannotRun, read.Fault);
            ends.Add(read.Fault?.ToString() ?? "shown");
        }

        output.WriteLine(string.Join(", ", ends.CountBy(end => end)));
    }

    [Fact]
    public async Task A_picture_that_says_it_is_huge_is_refused_before_any_decoder_sees_it()
    {
        var encoded = await EncodeAsync(Slopes(64, 64), "j2k", ["-r", "5"]);
        var portraits = Portraits("/nowhere/decoder");
        Assert.Equal(Jpeg2000Fault.NotThere, (await portraits.ReadAsync(encoded, Stop)).Fault);
        foreach (var (width, height) in ((int, int)[])[(65000, 65000), (4096, 4096), (int.MaxValue, 1), (0, 64)])
        {
            BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(8), width);
            BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(12), height);
            Assert.Equal(Jpeg2000Fault.TooLarge, (await portraits.ReadAsync(encoded, Stop)).Fault);
        }
    }

    [Fact]
    public async Task A_small_file_of_a_large_picture_takes_no_more_than_its_share()
    {
        var encoded = await EncodeAsync(Slopes(64, 64), "j2k", ["-r", "5"]);
        BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(8), 2800);
        BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(12), 2800);
        BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(24), 1);
        BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(28), 1);
        Assert.False((await Portraits().ReadAsync(encoded, Stop)).Succeeded);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused()
    {
        var portraits = Portraits("/nowhere/decoder");
        foreach (var bytes in (byte[][])[[], [0xFF], "<html>"u8.ToArray(), Pictures.Png(), [0xFF, 0xD8, 0xFF, 0xE0]])
            Assert.Equal(Jpeg2000Fault.NotAnImage, (await portraits.ReadAsync(bytes, Stop)).Fault);
        var large = await portraits.ReadAsync(new byte[Jpeg2000Limits.MostBytes + 1], Stop);
        Assert.Equal(Jpeg2000Fault.TooLarge, large.Fault);
    }

    [Fact]
    public async Task A_JPEG_is_written_anew_without_what_is_not_the_picture()
    {
        var portraits = Portraits("/nowhere/decoder");
        var sent = Pictures.WithComment("1 Harbour Street");
        var read = await portraits.ReadAsync(sent, Stop);
        Assert.True(read.Succeeded);
        Assert.Equal((1280, 720), (read.Width, read.Height));
        Assert.DoesNotContain("Harbour", Encoding.Latin1.GetString(read.Jpeg), StringComparison.Ordinal);
        Assert.Equal("[photograph]", read.ToString());
        var half = await portraits.ReadAsync(sent.AsMemory(0, sent.Length / 2), Stop);
        Assert.Equal(Jpeg2000Fault.NotAnImage, half.Fault);
        Assert.Equal(Jpeg2000Fault.TooLarge, (await portraits.ReadAsync(Pictures.Squares(5000, 300), Stop)).Fault);
    }

    private static ChipPortraits Portraits(string program = Jpeg2000Decoder.DebianProgram) =>
        new(new Jpeg2000Decoder(program, Patience, TimeProvider.System));

    // Red grows to the right, green downwards, blue is even: an exchange of colours or sides would show.
    private static byte[] Slopes(int width, int height)
    {
        using var raw = new MemoryStream();
        raw.Write(Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n"));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                raw.Write([(byte)(x * 255 / width), (byte)(y * 255 / height), 0x40]);
        return raw.ToArray();
    }

    private static void AssertSlopes(SKBitmap shown)
    {
        for (var y = 10; y < shown.Height; y += 50)
            for (var x = 10; x < shown.Width; x += 50)
            {
                var pixel = shown.GetPixel(x, y);
                Assert.InRange(pixel.Red - (x * 255 / shown.Width), -12, 12);
                Assert.InRange(pixel.Green - (y * 255 / shown.Height), -12, 12);
                Assert.InRange(pixel.Blue - 0x40, -12, 12);
            }
    }

    private static async Task<byte[]> EncodeAsync(
        byte[] raw, string form, IEnumerable<string> options, string extension = "ppm")
    {
        const string Encoder = "/usr/bin/opj_compress";
        Assert.SkipUnless(File.Exists(Encoder), $"libopenjp2-tools is not installed: no {Encoder}.");
        using var folder = new ScratchFolder();
        var (from, to) = (Path.Combine(folder.Path, $"raw.{extension}"), Path.Combine(folder.Path, $"picture.{form}"));
        await File.WriteAllBytesAsync(from, raw, Stop);
        using var encoder = Process.Start(new ProcessStartInfo(Encoder, ["-i", from, "-o", to, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await encoder.StandardOutput.ReadToEndAsync(Stop);
        await encoder.WaitForExitAsync(Stop);
        return await File.ReadAllBytesAsync(to, Stop);
    }
}
