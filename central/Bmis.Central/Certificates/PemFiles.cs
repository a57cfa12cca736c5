using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.CommandLine;

namespace Bmis.Central.Certificates;

/// <summary>Reads PEM files and stops the program with a sentence when one is not what it should be.</summary>
internal static class PemFiles
{
    /// <summary>A certificate with its private key.</summary>
    public static X509Certificate2 Load(string certificateFile, string keyFile)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException)
        {
            throw new StopException($"{certificateFile} does not fit the key {keyFile}: {fault.Message}");
        }
    }

    /// <summary>Every certificate of a file; at least one.</summary>
    public static X509Certificate2Collection LoadRoots(string file)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(file);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException)
        {
            throw new StopException($"{file} holds no certificates: {fault.Message}");
        }

        return roots.Count > 0 ? roots : throw new StopException($"{file} holds no certificates.");
    }
}
