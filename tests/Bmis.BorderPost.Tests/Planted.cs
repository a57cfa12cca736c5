using System.Text;

namespace Bmis.BorderPost.Tests;

/// <summary>
/// Words planted in what a lane records and holds, and the files in which they lie in clear. Lock files are empty.
/// </summary>
internal static class Planted
{
    internal const string Name = "BEEBLEBROX";
    internal const string Number = "X42424242";

    internal static IEnumerable<string> FilesIn(string folder, params string[] words) =>
        FilesIn(folder, [.. words.SelectMany(word => new[]
        {
            Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word),
        })]);

    internal static IEnumerable<string> FilesIn(string folder, params byte[][] needles) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".lock" && Holds(file, needles));

    private static bool Holds(string file, byte[][] needles)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return needles.Any(needle => bytes.AsSpan().IndexOf(needle) >= 0);
    }
}
