using System.Text;
using System.Xml.Linq;
using Bmis.Sync.Sealing;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// The keys that protect cookies and form tokens, sealed whole: a stolen disk signs nobody in. Keys that an older
/// program left in clear are sealed when it opens.
/// </summary>
internal sealed class SealedKeyRepository : IXmlRepository
{
    private readonly SealedFolder _folder;

    internal SealedKeyRepository(string path, MasterKeys keys)
    {
        _folder = new SealedFolder(path, keys, "data protection key");
        _folder.Renew();
        foreach (var file in Directory.EnumerateFiles(path, "*.xml").ToArray())
        {
            _folder.Put(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
            File.Delete(file);
        }
    }

    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. from name in _folder.Names
        let opened = _folder.Read(name)
        where opened is { IsOpened: true }
        select XElement.Load(new MemoryStream(opened.Value.Content)),
    ];

    public void StoreElement(XElement element, string friendlyName) =>
        _folder.Put(friendlyName, Encoding.UTF8.GetBytes(element.ToString()));
}
