using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>Opens PEM files of keys, or stops with a sentence that names the file. The caller disposes of the keys.
/// </summary>
internal static class RoleKeyFiles
{
    /// <summary>A private key on P-256.</summary>
    public static ECDsa Private(string file) => Open(
        file, key => key.KeySize == 256 && key.ExportECPrivateKey().Length > 0, "private key on P-256");

    /// <summary>The public half of a file that has either.</summary>
    public static RoleKey Public(string file)
    {
        using var key = Open(file, key => key.KeySize == 256, "key on P-256");
        return RoleKey.Of(key);
    }

    private static ECDsa Open(string file, Func<ECDsa, bool> fits, string what)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            if (fits(key))
                return key;
            key.Dispose();
            throw new StopException($"{file} holds no {what}.");
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or IOException
            or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new StopException($"{file} holds no {what}: {fault.Message}");
        }
    }
}
