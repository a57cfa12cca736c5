using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Sealing;

namespace Bmis.Sync.Tests.Sealing;

/// <summary>Key files of a test, and the question whether bytes lie somewhere in clear.</summary>
internal static class Keys
{
    public static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    public static MasterKeys Read(string path)
    {
        var result = KeyFile.Read(path, Random);
        Assert.True(result.IsValid, result.Fault);
        return result.Keys;
    }

    /// <summary>Takes all but the newest key out of a file, as an administrator does after a rotation.</summary>
    public static void KeepNewest(string path)
    {
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, lines[^1]);
    }

    /// <summary>The files of a folder that hold the text, in UTF-8 or UTF-16.</summary>
    public static IEnumerable<string> FilesWith(string folder, string text)
    {
        byte[][] needles = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => needles.Any(needle => File.ReadAllBytes(file).AsSpan().IndexOf(needle) >= 0));
    }
}
