using System.Security.Cryptography;
using Bmis.Central.Distribution;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests;

/// <summary>A key that signs lists, one for every test; its file goes with the process.</summary>
internal static class ListSigning
{
    private static readonly Lazy<string> Written = new(Write);

    public static string KeyFile => Written.Value;

    public static string Setting => $"--Distribution:SigningKeyFile={KeyFile}";

    public static IOptions<DistributionOptions> Settings =>
        Options.Create(new DistributionOptions { SigningKeyFile = KeyFile });

    private static string Write()
    {
        var path = Path.GetTempFileName();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
