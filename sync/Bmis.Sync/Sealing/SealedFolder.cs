using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Sealing;

/// <summary>
/// Small files of one purpose, each sealed whole and bound to its name: photographs, secrets of a program. A file is
/// written beside, flushed and renamed, so a kill or a power cut leaves the old one or the new. One process works in a
/// folder; different names are safe from different threads.
/// </summary>
public sealed class SealedFolder
{
    private const string Ending = ".sealed";
    private const string NameKey = "name-key";

    private readonly string _path;
    private readonly MasterKeys _keys;
    private readonly Sealer _sealer;
    private readonly Lazy<byte[]> _nameKey;

    /// <summary>Opens a folder; made when it is missing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="keys">The master keys.</param>
    /// <param name="purpose">What is in the files, such as "photograph".</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public SealedFolder(string path, MasterKeys keys, string purpose)
    {
        (_path, _keys, _sealer) = (path, keys, keys.SealerFor(purpose));
        _nameKey = new Lazy<byte[]>(ReadOrMakeNameKey);
        Directory.CreateDirectory(path);
    }

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFiles(_path, "*" + Ending)
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => name != NameKey);

    /// <summary>
    /// The name of a content by its SHA-256: a keyed hash, so that whoever has the folder cannot tell whether a
    /// content that they know is in it.
    /// </summary>
    /// <exception cref="IOException">The folder's own key cannot be read or written.</exception>
    public string NameOf(ReadOnlySpan<byte> sha256) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_nameKey.Value, sha256));

    /// <summary>Writes a file, or replaces it; durable when it returns.</summary>
    /// <param name="name">1 to 128 letters, digits, dots, hyphens and underscores.</param>
    /// <param name="content">The plain bytes.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Put(string name, ReadOnlySpan<byte> content)
    {
        var path = FileOf(name);
        var waiting = path + ".waiting";
        using (var file = new FileStream(waiting, FileMode.Create, FileAccess.Write))
        {
            file.Write(_sealer.Seal(_keys.Newest, Place(name), content));
            file.Flush(flushToDisk: true);
        }

        File.Move(waiting, path, overwrite: true);
        FolderFlush.Flush(_path);
    }

    /// <summary>Reads and opens a file; null when there is none.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public Unsealed? Read(string name)
    {
        var path = FileOf(name);
        return File.Exists(path) ? _sealer.Open(Place(name), File.ReadAllBytes(path)) : null;
    }

    /// <summary>Whether there is a file of this name; it is not opened.</summary>
    public bool Holds(string name) => File.Exists(FileOf(name));

    /// <summary>Removes a file; false when there was none.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool Erase(string name)
    {
        var path = FileOf(name);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        FolderFlush.Flush(_path);
        return true;
    }

    /// <summary>
    /// Seals with the newest key what an older one sealed. Run it after a rotation; files that cannot be opened are
    /// left as they are.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Renew()
    {
        foreach (var name in Names.Append(NameKey).Where(IsOlder).ToArray())
        {
            if (Read(name) is { IsOpened: true } opened)
                Put(name, opened.Content);
        }
    }

    private bool IsOlder(string name)
    {
        var path = FileOf(name);
        return File.Exists(path) && _keys.Newest.Id != Sealer.KeyOf(Head(path));
    }

    private static ReadOnlySpan<byte> Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Sealer.Overhead];
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    private byte[] ReadOrMakeNameKey()
    {
        if (Read(NameKey) is { } opened)
            return opened.IsOpened
                ? opened.Content
                : throw new IOException($"The key of the names in {_path} cannot be opened: {opened.Code}.");
        var key = new byte[SealingKey.Bytes];
        _keys.Random.GetBytes(key);
        Put(NameKey, key);
        return key;
    }

    private string FileOf(string name) => EnvelopeLimits.IsCode(name, 128) && name[0] != '.'
        ? Path.Combine(_path, name + Ending)
        : throw new ArgumentException("A name has letters, digits, dots, hyphens and underscores.", nameof(name));

    private static byte[] Place(string name) => Encoding.UTF8.GetBytes(name);
}
