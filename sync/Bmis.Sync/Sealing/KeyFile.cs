using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Distribution;

namespace Bmis.Sync.Sealing;

/// <summary>
/// A file of master keys: a line for each, its id in 16 hexadecimal digits and its 32 bytes in base64, oldest first.
/// Empty lines and lines that begin with <c>#</c> are passed over. Only the file's owner may read it.
/// </summary>
public static class KeyFile
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Heading =
        """
        # Master keys, oldest first: whoever has this file reads what they seal, and without it nobody does.
        # Keep a copy in a safe place that is not the machine's disk.

        """;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="random">Where the keys of records will come from.</param>
    public static KeyFileResult Read(string path, RandomNumberGenerator random)
    {
        byte[] bytes = [];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OwnersOnly) != 0)
                return KeyFileResult.Bad(
                    $"The key file {path} can be read or changed by others than its owner; set its mode to 600.");
            if (file.Length > KeyFileReader.LargestFile)
                return KeyFileResult.Bad($"The file {path} is too long for a key file.");
            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return new KeyFileReader(path).Read(bytes, random);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return KeyFileResult.Bad($"There is no key file {path}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return KeyFileResult.Bad($"The key file {path} cannot be read: {failure.Message}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Makes a file with one new key and says the key's id.</summary>
    /// <exception cref="IOException">The file is there already or cannot be written.</exception>
    public static SealingKeyId Make(string path, RandomNumberGenerator random)
    {
        if (File.Exists(path))
            throw new IOException($"There is a file {path} already; it was left as it is.");
        return Add(path, Encoding.UTF8.GetBytes(Heading), random);
    }

    /// <summary>
    /// Adds a newer key to a file and says its id; a kill or a power cut leaves the old file or the new. Call it only
    /// on a file that can be read.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static SealingKeyId Rotate(string path, RandomNumberGenerator random) =>
        Add(path, File.ReadAllBytes(path), random);

    private static SealingKeyId Add(string path, byte[] before, RandomNumberGenerator random)
    {
        using var key = SealingKey.Make(random);
        var line = Encoding.UTF8.GetBytes($"{key.Id} {Convert.ToBase64String(key.Secret)}\n");
        byte[] separator = before is [.., not (byte)'\n'] ? [(byte)'\n'] : [];
        var full = Path.GetFullPath(path);
        var waiting = full + ".new";
        File.Delete(waiting);
        using (var file = new FileStream(waiting, Options()))
        {
            file.Write([.. before, .. separator, .. line]);
            file.Flush(flushToDisk: true);
        }

        File.Move(waiting, full, overwrite: true);
        FolderFlush.Flush(Path.GetDirectoryName(full)!);
        CryptographicOperations.ZeroMemory(line);
        CryptographicOperations.ZeroMemory(before);
        return key.Id;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersOnly;
        return options;
    }
}
