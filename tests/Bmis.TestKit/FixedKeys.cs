using System.Security.Cryptography;
using Bmis.Sync.Sealing;

namespace Bmis.TestKit;

/// <summary>A key file with one key that never changes: every program of a test opens what another sealed.</summary>
public static class FixedKeys
{
    private const string Text = "8899aabbccddeeff Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=\n";

    private static readonly Lazy<string> Written = new(Write);

    /// <summary>The file; it goes with the process.</summary>
    public static string File => Written.Value;

    /// <summary>The setting that names it.</summary>
    public static string Setting => $"--Keys:File={File}";

    /// <summary>Its keys, the caller's to dispose of.</summary>
    public static MasterKeys Open() => Open(File);

    /// <summary>The keys of another file.</summary>
    public static MasterKeys Open(string path)
    {
        var result = KeyFile.Read(path, RandomNumberGenerator.Create());
        return result.IsValid ? result.Keys : throw new InvalidOperationException(result.Fault);
    }

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("bmis-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "fixed.keys");
        System.IO.File.WriteAllText(path, Text);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
