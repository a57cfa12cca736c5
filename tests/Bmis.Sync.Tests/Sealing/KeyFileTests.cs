using Bmis.Sync.Sealing;

namespace Bmis.Sync.Tests.Sealing;

public sealed class KeyFileTests : IDisposable
{
    private const string Secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-keys-");

    private string Path => System.IO.Path.Combine(_disk.FullName, "lane.keys");

    public void Dispose() => _disk.Delete(recursive: true);

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "holds no key" },
        { "# nothing\n\n", "holds no key" },
        { "0011223344556677", "Line 1" },
        { $"\nnot-hexadecimal! {Secret}", "Line 2" },
        { "0011223344556677 AAECAwQ=", "32 bytes in base64" },
        { $"0011223344556677 {Secret}AAAA", "32 bytes in base64" },
        { "0011223344556677 not/base64!", "32 bytes in base64" },
        { $"0011223344556677 {Secret}\n0011223344556677 {Secret}", "twice" },
        { string.Concat(Enumerable.Range(0, 65).Select(i => $"{i:x16} {Secret}\n")), "more than 64" },
        { new string('#', 20_000), "too long" },
    };

    [Fact]
    public void A_new_file_has_one_key_and_only_its_owner_reads_it()
    {
        var id = KeyFile.Make(Path, Keys.Random);
        using var keys = Keys.Read(Path);
        Assert.Equal(id, keys.Newest.Id);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(Owner, File.GetUnixFileMode(Path));
        Assert.Equal([Path], Directory.EnumerateFiles(_disk.FullName));
    }

    [Fact]
    public void A_file_that_is_there_is_never_replaced()
    {
        var id = KeyFile.Make(Path, Keys.Random);
        Assert.Throws<IOException>(() => KeyFile.Make(Path, Keys.Random));
        using var keys = Keys.Read(Path);
        Assert.Equal(id, keys.Newest.Id);
    }

    [Fact]
    public void Rotating_adds_a_newer_key_and_keeps_the_old_one()
    {
        var first = KeyFile.Make(Path, Keys.Random);
        var second = KeyFile.Rotate(Path, Keys.Random);
        using var keys = Keys.Read(Path);
        Assert.Equal(second, keys.Newest.Id);
        Assert.NotNull(keys.Find(first));
        Assert.Null(keys.Find(new SealingKeyId(1)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(Owner, File.GetUnixFileMode(Path));
    }

    [Theory]
    [InlineData($"0011223344556677 {Secret}")]
    [InlineData($"# comment\r\n\r\n  0011223344556677   {Secret}\r\n")]
    public void A_file_written_by_hand_is_read_and_rotated(string text)
    {
        Write(text);
        using (var keys = Keys.Read(Path))
            Assert.Equal("0011223344556677", keys.Newest.Id.ToString());
        KeyFile.Rotate(Path, Keys.Random);
        using var rotated = Keys.Read(Path);
        Assert.NotNull(rotated.Find(SealingKeyId.TryParse("0011223344556677")!.Value));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_in_a_file_is_said_with_its_name_and_never_with_a_key(string text, string sentence)
    {
        Write(text);
        var result = KeyFile.Read(Path, Keys.Random);
        Assert.False(result.IsValid);
        Assert.Contains(sentence, result.Fault, StringComparison.Ordinal);
        Assert.Contains(Path, result.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain("AAECAwQ", result.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_said()
    {
        Assert.Contains("There is no key file", KeyFile.Read(Path, Keys.Random).Fault, StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read", KeyFile.Read(_disk.FullName, Keys.Random).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_can_read_or_change_is_refused(UnixFileMode more)
    {
        KeyFile.Make(Path, Keys.Random);
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes.");
        else
            File.SetUnixFileMode(Path, Owner | more);
        Assert.Contains("mode to 600", KeyFile.Read(Path, Keys.Random).Fault, StringComparison.Ordinal);
    }

    private void Write(string text)
    {
        File.WriteAllText(Path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, Owner);
    }
}
