using System.Text.Json;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Tests.Keys;

public sealed class KeysVerbsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string File => _scratch.File("lane.keys");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_file_is_made_and_rotated_and_the_newest_id_is_printed()
    {
        var (code, first, _) = await RunAsync("keys", "make", File);
        Assert.Equal(0, code);
        (code, var second, _) = await RunAsync("keys", "rotate", File);
        Assert.Equal(0, code);
        using var keys = TestKeys.Open(File);
        Assert.Equal(Newest(second), keys.Newest.ToString());
        Assert.NotNull(keys.Find(SealingKeyId.TryParse(Newest(first))!.Value));
        Assert.DoesNotContain("=", first + second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "the path of one key file", "make")]
    [InlineData(2, "the path of one key file", "rotate", "a", "b")]
    [InlineData(3, "There is no key file", "rotate", "nowhere.keys")]
    [InlineData(3, "There is a file", "make", "letter.txt")]
    [InlineData(3, "Line 1", "rotate", "letter.txt")]
    public async Task What_cannot_be_done_is_said(int expected, string sentence, string verb, params string[] files)
    {
        await System.IO.File.WriteAllTextAsync(_scratch.File("letter.txt"), "Dear Sir", Cancellation);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(_scratch.File("letter.txt"), UnixFileMode.UserRead);
        var (code, output, error) = await RunAsync(["keys", verb, .. files.Select(_scratch.File)]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private static string Newest(string output) =>
        JsonDocument.Parse(output).RootElement.GetProperty("newest").GetString()!;

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Commands.RunAsync(arguments, new CommandStreams(Stream.Null, output, error), Cancellation);
        return (code, output.ToString(), error.ToString());
    }
}
