using System.Buffers.Binary;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Sync.Kits;

/// <summary>
/// Writes a kit beside its place and renames it when it is whole and flushed: a stick that is full or pulled leaves no
/// half file under the name. Memory holds one item. Not thread-safe.
/// </summary>
public sealed class KitWriter : IDisposable
{
    private readonly string _path;
    private readonly string _waiting;
    private readonly FileStream _file;
    private readonly KitSeal _seal;
    private long _items;
    private bool _isWhole;

    private KitWriter(string path, string waiting, FileStream file, KitSeal seal) =>
        (_path, _waiting, _file, _seal) = (path, waiting, file, seal);

    /// <summary>What every kit begins with.</summary>
    internal static ReadOnlySpan<byte> Magic => "bmiskit1"u8;

    /// <summary>Bytes written so far.</summary>
    public long Length => _file.Length;

    /// <summary>Begins a kit.</summary>
    /// <param name="path">The file; one of this name is replaced when the kit is whole.</param>
    /// <param name="header">Its header without keys.</param>
    /// <param name="recipients">Who can open it.</param>
    /// <param name="sign">Signs the header, see <see cref="KitSigning"/>.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static KitWriter Create(
        string path, KitHeader header, IReadOnlyList<RoleKey> recipients, Func<byte[], SignedKitHeader> sign)
    {
        var full = Path.GetFullPath(path);
        var waiting = full + ".waiting";
        var (seal, bytes) = KitSeal.Make(header, recipients);
        try
        {
            var signed = sign(bytes).ToByteArray();
            var file = new FileStream(waiting, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024);
            var writer = new KitWriter(full, waiting, file, seal);
            try
            {
                file.Write(Magic);
                writer.WriteFrame(signed);
                return writer;
            }
            catch
            {
                writer.Dispose();
                throw;
            }
        }
        catch
        {
            seal.Dispose();
            throw;
        }
    }

    /// <summary>Adds an item.</summary>
    /// <exception cref="IOException">The disk failed or is full.</exception>
    /// <exception cref="KitException">The kit would break a limit.</exception>
    public void Write(KitItem item)
    {
        if (_items >= KitLimits.Items || _file.Position > KitLimits.FileBytes - KitLimits.FrameBytes)
            throw new KitException("The kit is at its limit: write the rest into another.");
        WriteFrame(_seal.Seal(++_items, item.ToByteArray()));
    }

    /// <summary>Ends the kit; it is durable under its name when this returns.</summary>
    /// <exception cref="IOException">The disk failed or is full; there is no file of this name, or the one before.
    /// </exception>
    public void Commit()
    {
        Write(new KitItem { End = new KitEnd { Items = _items } });
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_waiting, _path, overwrite: true);
        _isWhole = true;
        FolderFlush.Flush(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Lets go; without <see cref="Commit"/> nothing is left, as far as the disk still answers.</summary>
    public void Dispose()
    {
        _seal.Dispose();
        if (_isWhole)
            return;
        // A full disk fails the first and must not keep the second from happening.
        Try(_file.Dispose);
        Try(() => File.Delete(_waiting));
    }

    private static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The stick is full or gone; what may be on it bears another name.
        }
    }

    private void WriteFrame(ReadOnlySpan<byte> frame)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, frame.Length);
        _file.Write(length);
        _file.Write(frame);
    }
}
