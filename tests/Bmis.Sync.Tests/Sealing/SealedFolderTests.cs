using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Sealing;

namespace Bmis.Sync.Tests.Sealing;

public sealed class SealedFolderTests : IDisposable
{
    private const string Planted = "Zaphod Planted";
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-sealed-");

    private string KeyPath => Path.Combine(_disk.FullName, "lane.keys");

    private string Folder => Path.Combine(_disk.FullName, "photographs");

    public void Dispose() => _disk.Delete(recursive: true);

    [Fact]
    public void A_file_is_read_replaced_and_erased_and_never_lies_in_clear()
    {
        using var keys = MasterKeys.Make(Keys.Random);
        var folder = Open(keys);
        Assert.Null(folder.Read("one"));
        folder.Put("one", Encoding.UTF8.GetBytes(Planted));
        Assert.Equal(Planted, Encoding.UTF8.GetString(Open(keys).Read("one")!.Value.Content));
        Assert.Empty(Keys.FilesWith(Folder, Planted));
        folder.Put("one", "other"u8);
        Assert.Equal("other"u8.ToArray(), folder.Read("one")!.Value.Content);
        Assert.Equal(["one"], folder.Names);
        Assert.True(folder.Erase("one"));
        Assert.False(folder.Erase("one"));
        Assert.Empty(Directory.EnumerateFiles(Folder));
    }

    [Fact]
    public void A_file_under_another_name_is_found_out()
    {
        using var keys = MasterKeys.Make(Keys.Random);
        var folder = Open(keys);
        folder.Put("one", "1"u8);
        File.Copy(Path.Combine(Folder, "one.sealed"), Path.Combine(Folder, "two.sealed"));
        Assert.Equal("sealing.tampered", folder.Read("two")!.Value.Code);
    }

    [Fact]
    public void Names_by_content_are_the_same_after_a_rotation_and_say_nothing()
    {
        KeyFile.Make(KeyPath, Keys.Random);
        var digest = SHA256.HashData("a face"u8);
        string name;
        using (var keys = Keys.Read(KeyPath))
        {
            name = Open(keys).NameOf(digest);
            Assert.NotEqual(Convert.ToHexStringLower(digest), name);
            Open(keys).Put(name, "a face"u8);
        }

        KeyFile.Rotate(KeyPath, Keys.Random);
        using (var keys = Keys.Read(KeyPath))
            Open(keys).Renew();
        Keys.KeepNewest(KeyPath);
        using var newest = Keys.Read(KeyPath);
        Assert.Equal(name, Open(newest).NameOf(digest));
        Assert.Equal("a face"u8.ToArray(), Open(newest).Read(name)!.Value.Content);
        Assert.Equal([name], Open(newest).Names);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../outside")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    public void A_name_that_leads_elsewhere_is_our_bug(string name)
    {
        using var keys = MasterKeys.Make(Keys.Random);
        Assert.Throws<ArgumentException>(() => Open(keys).Put(name, []));
    }

    private SealedFolder Open(MasterKeys keys) => new(Folder, keys, "photograph");
}
