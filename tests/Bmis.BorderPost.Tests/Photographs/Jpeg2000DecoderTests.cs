using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bmis.BorderPost.Photographs;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>How a decoder is shut in: scripts stand for one that was taken over by what it read.</summary>
public sealed class Jpeg2000DecoderTests : IDisposable
{
    private const string OnePixel = "printf 'P5\\n1 1\\n255\\nx' >out.ppm";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly byte[] Picture = "the bytes of a picture"u8.ToArray();

    private readonly ScratchFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[ \"$(cat in.jp2)\" = 'the bytes of a picture' ]", "it reads the picture")]
    [InlineData("[ \"$(cat in.jp2 in.jp2 | wc -c)\" = 44 ]", "it reads the picture twice")]
    [InlineData("[ -z \"$(cat)\" ]", "its standard input is empty")]
    [InlineData("[ \"$(env | grep -cv '^\\(OLD\\)\\?PWD=')\" = 0 ]", "it has no environment")]
    [InlineData("[ \"$(grep -c : /proc/self/net/dev)\" = 1 ]", "it has no network but a loop of its own")]
    [InlineData("! kill -0 {lane}", "it does not reach the lane's process")]
    [InlineData("! (echo x >file)", "it writes no file")]
    [InlineData("! (head -c 600M /dev/zero | tail -n 1 >/dev/null)", "it has no more memory than its share")]
    [InlineData("! (ulimit -c 100 || ulimit -f 100 || ulimit -t 100)", "it cannot widen its limits")]
    [InlineData("[ $(id -u) != 0 ]", "it is nobody")]
    [InlineData("! chroot / true", "it has no privileges")]
    public async Task A_decoder_is_shut_in(string condition, string meaning)
    {
        SkipOffLinux();
        var lane = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var result = await DecodeAsync($"{condition.Replace("{lane}", lane)} || exit 1; {OnePixel}", Patience);
        Assert.True(result.Succeeded, $"{meaning}: {result}");
    }

    [Fact]
    public async Task Nothing_of_the_picture_lies_on_disk_and_the_folder_is_erased()
    {
        SkipOffLinux();
        var pipe = Path.Combine(_folder.Path, "pipe");
        using (var mkfifo = Process.Start("mkfifo", [pipe])) await mkfifo.WaitForExitAsync(Stop);
        var decoding = DecodeAsync($"(pwd; find . -type f | wc -l; stat -c %a .) >{pipe}; {OnePixel}", Patience);
        var told = await File.ReadAllLinesAsync(pipe, Stop);
        Assert.True((await decoding).Succeeded);
        Assert.Equal(["0", "700"], told[1..]);
        Assert.Contains("bmis-picture-", told[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(told[0]));
    }

    [Fact]
    public async Task A_decoder_that_is_not_there_is_said()
    {
        var decoder = new Jpeg2000Decoder(Path.Combine(_folder.Path, "none"), Patience, TimeProvider.System);
        Assert.Equal(Jpeg2000Fault.NotThere, (await decoder.DecodeAsync(Picture, Stop)).Fault);
    }

    [Fact]
    public async Task A_decoder_that_hangs_is_killed_with_its_children()
    {
        SkipOffLinux();
        const string Script = "trap '' TERM INT HUP; sleep 314159 & (setsid sleep 314159 &) ; sleep 314159";
        var result = await DecodeAsync(Script, TimeSpan.FromMilliseconds(300));
        Assert.Equal(Jpeg2000Fault.TimedOut, result.Fault);
        await EndsAsync("sleep\0314159");
    }

    [Fact]
    public async Task A_caller_who_gives_up_kills_the_decoder()
    {
        SkipOffLinux();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var decoding = DecodeAsync("sleep 271828", Patience, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => decoding);
        await EndsAsync("sleep\0271828");
    }

    [Theory]
    [InlineData("cat /dev/zero >out.ppm", Jpeg2000Fault.TooLarge)]
    [InlineData("exit 1", Jpeg2000Fault.Failed)]
    [InlineData("kill -9 $$", Jpeg2000Fault.Failed)]
    [InlineData("while :; do :; done", Jpeg2000Fault.Failed)]
    [InlineData("exit 0", Jpeg2000Fault.NotAnImage)]
    [InlineData("echo 'not a picture' >out.ppm", Jpeg2000Fault.NotAnImage)]
    [InlineData("echo 'P5 1 1 255 x'", Jpeg2000Fault.NotAnImage)]
    public async Task How_it_ends_is_a_reason(string script, object fault)
    {
        SkipOffLinux();
        Assert.Equal(fault, (await DecodeAsync(script, Patience)).Fault);
    }

    [Theory]
    [InlineData("P6 1 1 255\nabc", true)]
    [InlineData("P6\n#made\n1 1\n255\nabc", true)]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 2\nMAXVAL 255\nTUPLTYPE X\nENDHDR\nab", true)]
    [InlineData("P6 1 1 255\nab", false)]
    [InlineData("P6 1 1 255\nabcd", false)]
    [InlineData("P6 1 1 65535\nabcdef", false)]
    [InlineData("P6 0 1 255\n", false)]
    [InlineData("P6 -1 -1 255\nabc", false)]
    [InlineData("P6 4000 4000 255\nabc", false)]
    [InlineData("P6 99999999999 1 255\nabc", false)]
    [InlineData("P6 2147483647 2147483647 255\nabc", false)]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 9\nMAXVAL 255\nENDHDR\n123456789", false)]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\n", false)]
    [InlineData("P7\nWIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 WIDTH 1 "
        + "WIDTH 1 WIDTH 1 WIDTH 1 HEIGHT 1 DEPTH 1 MAXVAL 255 ENDHDR\na", false)]
    [InlineData("P3 1 1 255\n1 2 3", false)]
    [InlineData("P6 #", false)]
    [InlineData("", false)]
    public void Only_pixels_that_are_all_there_are_a_picture(string written, bool isPicture)
    {
        var result = Jpeg2000Pixels.ToJpeg(Encoding.ASCII.GetBytes(written));
        Assert.Equal(isPicture, result.Succeeded);
    }

    public void Dispose() => _folder.Dispose();

    private static void SkipOffLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The decoder runs on Linux.");

    private async Task<Jpeg2000Result> DecodeAsync(string script, TimeSpan time, CancellationToken? stop = null)
    {
        var program = _folder.Write("decoder", $"#!/bin/sh\n{script}\n");
        using (var chmod = Process.Start("chmod", ["+x", program])) await chmod.WaitForExitAsync(Stop);
        return await new Jpeg2000Decoder(program, time, TimeProvider.System).DecodeAsync(Picture, stop ?? Stop);
    }

    private static async Task EndsAsync(string commandLine)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while (IsRunning(commandLine)) await Task.Delay(1, patience.Token);
    }

    private static bool IsRunning(string commandLine) => Directory.EnumerateDirectories("/proc")
        .Any(process => CommandLine(process).Contains(commandLine, StringComparison.Ordinal));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
