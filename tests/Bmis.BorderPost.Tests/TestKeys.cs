using System.Security.Cryptography;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Tests;

/// <summary>A key file with one key that never changes: every process of a test opens what another sealed.</summary>
internal static class TestKeys
{
    private const string Text = "0011223344556677 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";

    private static readonly Lazy<string> Written = new(
        () => Environment.GetEnvironmentVariable(Variable) ?? Write());
    private static readonly Lazy<MasterKeys> Read = new(() => Open(File));

    /// <summary>Names the file to a process that a test starts and kills.</summary>
    internal const string Variable = "BMIS_TEST_KEYS";

    internal static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    internal static string File => Written.Value;

    internal static string Setting => $"--Keys:File={File}";

    internal static MasterKeys Master => Read.Value;

    internal static MasterKeys Open(string path)
    {
        var result = KeyFile.Read(path, Random);
        Assert.True(result.IsValid, result.Fault);
        return result.Keys;
    }

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("bmis-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "test.keys");
        System.IO.File.WriteAllText(path, Text);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
