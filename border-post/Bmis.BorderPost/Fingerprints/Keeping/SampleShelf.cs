using System.Security.Cryptography;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>The pictures of enrolled fingers (WSQ), each sealed under a name that says nothing. Safe for all threads.
/// </summary>
internal sealed class SampleShelf
{
    private const int LivePlain = 0;

    private readonly SealedFolder _folder;
    private readonly FingerprintsOptions _options;
    private readonly string _path;

    public SampleShelf(IOptions<LaneOptions> lane, IOptions<FingerprintsOptions> options, MasterKeys keys)
    {
        _path = Path.Combine(lane.Value.Folder, "fingers");
        (_folder, _options) = (new SealedFolder(_path, keys, "finger"), options.Value);
        _folder.Renew();
    }

    /// <summary>Held while pictures are kept and told of, and while those of which nothing tells are erased.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Keeps a picture; null when the disk has no room beside the records or the picture is no sample.
    /// </summary>
    /// <exception cref="IOException">The disk failed; nothing was kept.</exception>
    internal FingerSample? Keep(GreyImage picture)
    {
        if (new DriveInfo(_path).AvailableFreeSpace < _options.Reserve) return null;
        if (picture.Dpi is < FingerSample.LeastDpi or > FingerSample.GreatestDpi) return null;
        var bytes = CodedImage.Compressed(picture).Bytes.Span;
        if (bytes.Length > FingerSamples.MostBytes) return null;
        var digest = SHA256.HashData(bytes);
        _folder.Put(_folder.NameOf(digest), bytes);
        return new(Convert.ToHexStringLower(digest), bytes.Length, picture.Dpi, LivePlain);
    }

    /// <summary>The picture; null when it is not here any more.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal byte[]? Read(FingerSample sample) =>
        _folder.Read(NameOf(sample)) is { IsOpened: true } opened ? opened.Content : null;

    /// <summary>Erases the picture, if it is here.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal void Erase(FingerSample sample) => _folder.Erase(NameOf(sample));

    /// <summary>Erases every picture that is not one of these, as far as it is from before a time; says how many.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal int EraseAllBut(IEnumerable<FingerSample> kept, DateTimeOffset before)
    {
        var names = kept.Select(NameOf).ToHashSet();
        return _folder.Names.Where(name => !names.Contains(name) && WrittenAt(name) < before)
            .ToArray().Count(_folder.Erase);
    }

    private DateTimeOffset WrittenAt(string name) => File.GetLastWriteTimeUtc(Path.Combine(_path, name + ".sealed"));

    private string NameOf(FingerSample sample) => _folder.NameOf(Convert.FromHexString(sample.Sha256));
}
