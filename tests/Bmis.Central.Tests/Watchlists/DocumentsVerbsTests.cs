using static Bmis.Central.Tests.Verbs;

namespace Bmis.Central.Tests.Watchlists;

public sealed class DocumentsVerbsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-documents-").FullName;

    private string Index => Path.Combine(_folder, "lost.index");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_index_is_built_and_answers_by_line_without_a_document()
    {
        var keys = Path.Combine(_folder, "keys.txt");
        await File.WriteAllTextAsync(keys, "D C01X00T47 P stolen 12\nUTO\tL898902C3\n", Cancellation);
        var (exit, output, _) = await RunAsync("", "documents", "build", keys, Index);
        Assert.Equal(0, exit);
        Assert.Contains("\"lines\":2,\"documents\":2,\"rows\":true", output, StringComparison.Ordinal);
        (exit, output, var error) = await RunAsync(
            "DEU CO1X00T47\n\nUTO L898902C3\nUTO L898902C4\nnonsense\n", "documents", "lookup", Index, "-");
        Assert.Equal(1, exit);
        Assert.Equal(
            [
                """{"line":1,"found":true,"state":"D","type":"P","reason":"stolen","id":12}""",
                """{"line":3,"found":true}""",
                """{"line":4,"found":false}""",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal("Line 5: it lacks the issuing State or the number.", error.Trim());
    }

    [Fact]
    public async Task The_secret_is_made_once_for_its_owner_alone_and_another_one_is_noticed()
    {
        var key = Index + ".key";
        await RunAsync("UTO A1", "documents", "build", "-", Index);
        var made = await File.ReadAllTextAsync(key, Cancellation);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        var first = await File.ReadAllBytesAsync(Index, Cancellation);
        await RunAsync("UTO A1", "documents", "build", "-", Index);
        Assert.Equal(made, await File.ReadAllTextAsync(key, Cancellation));
        Assert.Equal(first, await File.ReadAllBytesAsync(Index, Cancellation));

        var other = Path.Combine(_folder, "other.key");
        await File.WriteAllTextAsync(other, new string('a', 64), Cancellation);
        var (exit, output, error) = await RunAsync("UTO A1", "documents", "lookup", Index, "-", "--key-file", other);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("made with another secret", error, StringComparison.Ordinal);
        (exit, _, _) = await RunAsync("UTO A1", "documents", "build", "-", Index, "--key-file", other);
        Assert.Equal(0, exit);
        (exit, output, _) = await RunAsync("UTO A1", "documents", "lookup", Index, "-", "--key-file", other);
        Assert.Contains("\"found\":true", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTO A1\nUTOPIA SECRET7\n", "Line 2: the issuing State is not known.")]
    [InlineData("UTO SECRET7 PASSPORT", "Line 1: the type is not one.")]
    public async Task A_wrong_line_is_named_without_its_content_and_nothing_is_written(string lines, string sentence)
    {
        var (exit, output, error) = await RunAsync(lines, "documents", "build", "-", Index);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET7", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Index));
    }

    [Fact]
    public async Task A_damaged_index_and_a_wrong_key_file_are_refused()
    {
        await RunAsync("UTO A1", "documents", "build", "-", Index);
        var bytes = await File.ReadAllBytesAsync(Index, Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(Index, bytes, Cancellation);
        var (exit, _, error) = await RunAsync("UTO A1", "documents", "lookup", Index, "-");
        Assert.Equal(2, exit);
        Assert.Contains("damaged", error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Index + ".key", "short", Cancellation);
        (exit, _, error) = await RunAsync("UTO A1", "documents", "lookup", Index, "-");
        Assert.Equal(2, exit);
        Assert.Contains("is no key file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_is_made_for_its_index_and_for_no_other_secret()
    {
        await RunAsync("UTO A1\nUTO B2", "documents", "build", "-", Index);
        var overlay = Path.Combine(_folder, "1.overlay");
        var (exit, output, _) = await RunAsync(
            "+ UTO C3 P stolen 12\n+ YUG D4\n- UTO B2\n", "documents", "overlay", Index, "-", overlay);
        Assert.Equal(0, exit);
        Assert.Contains("\"added\":2,\"removed\":1", output, StringComparison.Ordinal);
        var before = await File.ReadAllBytesAsync(overlay, Cancellation);

        (exit, _, var error) = await RunAsync("+ UTO C3\nUTO SECRET7", "documents", "overlay", Index, "-", overlay);
        Assert.Equal(2, exit);
        Assert.Contains("Line 2: it begins neither with + nor with -.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET7", error, StringComparison.Ordinal);
        var other = Path.Combine(_folder, "other.key");
        await File.WriteAllTextAsync(other, new string('a', 64), Cancellation);
        (exit, _, error) = await RunAsync(
            "+ UTO C3", "documents", "overlay", Index, "-", overlay, "--key-file", other);
        Assert.Equal(2, exit);
        Assert.Contains("made with another secret", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(overlay, Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
