using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Sealing;

namespace Bmis.Sync.Identity;

/// <summary>
/// Where a device keeps who it is: one sealed file with its private key and certificate, and, while it waits for the
/// next certificate, a second one with the next key. The first is replaced by one rename, so that a kill or a power cut
/// leaves the old identity or the new; the second makes a repeated request one for the same key, so that a certificate
/// whose way was cut is not lost. Keys leave the folder in no other way. Only its owner may enter it.
/// </summary>
public sealed class IdentityFolder
{
    private const string Current = "device";
    private const string Next = "next-key";

    private const UnixFileMode OwnersOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly SealedFolder _folder;
    private readonly string _laneId;

    /// <summary>Opens a folder; made when it is missing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="keys">The lane's master keys.</param>
    /// <param name="laneId">The lane; another's identity is none here.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public IdentityFolder(string path, MasterKeys keys, string laneId)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnersOnly);
        (_folder, _laneId) = (new SealedFolder(path, keys, "device identity"), laneId);
    }

    /// <summary>The device's identity as it lies there now; null while there is none.</summary>
    /// <exception cref="IOException">The disk failed, or the file cannot be opened or read.</exception>
    public DeviceIdentity? Read() => Content(Current) is { } pem
        ? DeviceIdentity.TryRead(_laneId, pem)
            ?? throw new IOException($"The device's identity is not one of the lane {_laneId}.")
        : null;

    /// <summary>The key for the next certificate: the one that waits, or a new one, durable when it returns.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public ECDsa NextKey()
    {
        if (Waiting() is { } waiting)
            return waiting;
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _folder.Put(Next, Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return key;
    }

    /// <summary>Forgets the key that waits: there will be no certificate for it.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void ForgetNextKey() => _folder.Erase(Next);

    /// <summary>Takes an identity into use; durable when it returns.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Take(DeviceIdentity identity)
    {
        _folder.Put(Current, identity.Export());
        ForgetNextKey();
    }

    // A key that cannot be opened is of no use, and nothing is lost with it: another is made.
    private ECDsa? Waiting()
    {
        if (_folder.Read(Next) is not { IsOpened: true } opened)
            return null;
        var key = ECDsa.Create();
        key.ImportFromPem(Encoding.UTF8.GetString(opened.Content));
        return key;
    }

    private string? Content(string name) => _folder.Read(name) switch
    {
        null => null,
        { IsOpened: true } opened => Encoding.UTF8.GetString(opened.Content),
        { } unreadable => throw new IOException($"The device's identity cannot be opened: {unreadable.Code}."),
    };
}
