using System.Xml.Linq;
using Bmis.BorderPost.Duty;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Tests.Duty;

public sealed class SealedKeyRepositoryTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Keys_come_back_after_a_restart_and_never_lie_in_clear()
    {
        Open(TestKeys.Master).StoreElement(new XElement("key", Planted.Name), "key-1");
        Assert.Equal(Planted.Name, Assert.Single(Open(TestKeys.Master).GetAllElements()).Value);
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name));
    }

    [Fact]
    public void Keys_that_an_older_program_left_in_clear_are_sealed()
    {
        File.WriteAllText(_scratch.File("key-1.xml"), $"<key>{Planted.Name}</key>");
        Assert.Equal(Planted.Name, Assert.Single(Open(TestKeys.Master).GetAllElements()).Value);
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name));
        Assert.Single(Open(TestKeys.Master).GetAllElements());
    }

    [Fact]
    public void Keys_of_another_master_key_are_passed_over()
    {
        using var others = MasterKeys.Make(TestKeys.Random);
        Open(others).StoreElement(new XElement("key", Planted.Name), "key-1");
        Assert.Empty(Open(TestKeys.Master).GetAllElements());
    }

    private SealedKeyRepository Open(MasterKeys keys) => new(_scratch.Folder, keys);
}
