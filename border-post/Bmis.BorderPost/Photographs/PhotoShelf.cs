using System.Security.Cryptography;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Photographs;

/// <summary>The lane's photographs, each sealed under a name that says nothing. Safe for all threads.</summary>
internal sealed class PhotoShelf
{
    private readonly SealedFolder _folder;
    private readonly CameraOptions _options;
    private readonly string _path;

    public PhotoShelf(IOptions<LaneOptions> lane, IOptions<CameraOptions> options, MasterKeys keys)
    {
        _path = Path.Combine(lane.Value.Folder, "photographs");
        (_folder, _options) = (new SealedFolder(_path, keys, "photograph"), options.Value);
        _folder.Renew();
    }

    /// <summary>Held while a picture is kept and attached, and while pictures are erased.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Whether the disk has room for photographs beside the records.</summary>
    internal bool HasRoom => new DriveInfo(_path).AvailableFreeSpace >= _options.FreeMegabytes * 1024L * 1024L;

    /// <exception cref="IOException">The disk failed; nothing was kept.</exception>
    internal Photograph Keep(byte[] jpeg, string quality)
    {
        var digest = SHA256.HashData(jpeg);
        _folder.Put(_folder.NameOf(digest), jpeg);
        return new(Convert.ToHexStringLower(digest), jpeg.Length, quality);
    }

    /// <summary>The picture; null when it is not here any more.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal byte[]? Read(Photograph photograph) =>
        _folder.Read(NameOf(photograph)) is { IsOpened: true } opened ? opened.Content : null;

    /// <summary>Whether the picture is still here; a disk that fails holds none.</summary>
    internal bool Holds(Photograph photograph)
    {
        try
        {
            return _folder.Holds(NameOf(photograph));
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Erases the picture, if it is here.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal void Erase(Photograph photograph) => _folder.Erase(NameOf(photograph));

    /// <summary>Erases every picture that is not one of these; says how many.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal int EraseAllBut(IEnumerable<Photograph> kept)
    {
        var names = kept.Select(NameOf).ToHashSet();
        return _folder.Names.Where(name => !names.Contains(name)).ToArray().Count(_folder.Erase);
    }

    private string NameOf(Photograph photograph) => _folder.NameOf(Convert.FromHexString(photograph.Sha256));
}
