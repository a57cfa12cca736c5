using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Sync.Kits;

/// <summary>
/// Reads a kit, item by item. The header counts when its signature does, see <see cref="KitSigning"/>; every item that
/// opens was written by whoever wrote the header, in this place. Memory holds one item. Not thread-safe.
/// </summary>
public sealed class KitReader : IDisposable
{
    private readonly FileStream _file;
    private KitSeal? _seal;
    private long _items;
    private bool _ended;

    private KitReader(FileStream file, SignedKitHeader signed, KitHeader header) =>
        (_file, Signed, Header) = (file, signed, header);

    /// <summary>The header with its signature.</summary>
    public SignedKitHeader Signed { get; }

    /// <summary>What the kit is.</summary>
    public KitHeader Header { get; }

    /// <summary>Opens a file and reads its header; nothing is judged yet.</summary>
    /// <exception cref="KitException">It is no kit.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static KitReader Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
        try
        {
            Span<byte> magic = stackalloc byte[KitWriter.Magic.Length];
            if (file.Length > KitLimits.FileBytes)
                throw new KitException("The file is larger than a kit may be.");
            if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length
                || !magic.SequenceEqual(KitWriter.Magic))
                throw new KitException("The file is no kit.");
            var signed = SignedKitHeader.Parser.ParseFrom(
                ReadFrame(file, KitLimits.HeaderBytes) ?? throw new KitException("The kit ends before its header."));
            var header = KitHeader.Parser.ParseFrom(signed.Header);
            if (header.Recipients.Count > KitLimits.Recipients)
                throw new KitException("The kit's header breaks a limit.");
            return new KitReader(file, signed, header);
        }
        catch (Exception failure)
        {
            file.Dispose();
            if (failure is InvalidProtocolBufferException)
                throw new KitException("The kit's header cannot be read.", failure);
            throw;
        }
    }

    /// <summary>The certificate of the lane that is said to have signed; null when there is none.</summary>
    public X509Certificate2? Certificate()
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(Signed.Certificate.Span);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Takes the keys that may open the items; false when the kit was sealed for others.</summary>
    public bool Unlock(IEnumerable<ECDsa> keys) =>
        (_seal = KitSeal.Open(Header, Signed.Header.Span, keys)) is not null;

    /// <summary>The next item; null behind the last.</summary>
    /// <exception cref="KitException">The file is cut short, or what follows was changed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public KitItem? Next()
    {
        if (_ended)
            return null;
        var frame = ReadFrame(_file, KitLimits.FrameBytes) ?? throw new KitException("The file is cut short.");
        if (++_items > KitLimits.Items || _seal?.Open(_items, frame) is not { } plain || Parse(plain) is not { } item)
            throw new KitException("What follows was changed.");
        if (item.End is null)
            return item;
        _ended = true;
        return _file.Position == _file.Length && item.End.Items == _items - 1
            ? null
            : throw new KitException("Something follows the end.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _seal?.Dispose();
        _file.Dispose();
    }

    private static KitItem? Parse(byte[] plain)
    {
        try
        {
            return KitItem.Parser.ParseFrom(plain);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    // Null when the file ends here or within the frame.
    private static byte[]? ReadFrame(FileStream file, int most)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(prefix);
        if (length < 0 || length > most)
            throw new KitException("What follows was changed.");
        var frame = new byte[length];
        return file.ReadAtLeast(frame, length, throwOnEndOfStream: false) == length ? frame : null;
    }
}
