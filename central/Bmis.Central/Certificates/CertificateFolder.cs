using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.CommandLine;

namespace Bmis.Central.Certificates;

/// <summary>A folder of PEM files: <c>NAME.pem</c> holds a certificate and <c>NAME.key</c> its private key.</summary>
internal sealed class CertificateFolder(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where a certificate of this name lies.</summary>
    public string CertificateFile(string name) => Path.Combine(folder, name + ".pem");

    /// <summary>Where its private key lies.</summary>
    public string KeyFile(string name) => Path.Combine(folder, name + ".key");

    /// <summary>Makes the folder when it is missing; only its owner may enter.</summary>
    public void Make()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>The certificate with its key when both are there; null when one is missing.</summary>
    /// <exception cref="StopException">A file is there and cannot be read.</exception>
    public X509Certificate2? Find(string name)
    {
        if (!File.Exists(CertificateFile(name)) || !File.Exists(KeyFile(name)))
            return null;
        return PemFiles.Load(CertificateFile(name), KeyFile(name));
    }

    /// <summary>
    /// Writes a certificate and its key; the key is readable by its owner alone. A predecessor stands behind it.
    /// </summary>
    public void Keep(string name, X509Certificate2 certificate, ECDsa key, X509Certificate2? predecessor = null)
    {
        KeepSecret(KeyFile(name), key.ExportPkcs8PrivateKeyPem());
        X509Certificate2[] kept = predecessor is null ? [certificate] : [certificate, predecessor];
        File.WriteAllLines(CertificateFile(name), kept.Select(one => one.ExportCertificatePem()));
    }

    /// <summary>Writes a file that only its owner may read.</summary>
    public static void KeepSecret(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(text);
    }
}
