using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Certificates;

/// <summary>Reads the files of a trust store.</summary>
internal static class TrustFiles
{
    /// <summary>Most bytes of one file; the whole ICAO PKD has below 30 MB.</summary>
    internal const long MostBytes = 128 * 1024 * 1024;

    /// <summary>The files of a folder in the order of their names; those that begin with a dot are left.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read, or a file is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    internal static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder)
        .Where(path => !Path.GetFileName(path).StartsWith('.'))
        .Order(StringComparer.Ordinal);

    /// <inheritdoc cref="In"/>
    internal static TrustSource Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= MostBytes
            ? new(Path.GetFileName(path), File.ReadAllBytes(path))
            : throw new IOException($"{path} has {length} bytes, more than a file of certificates may have.");
    }
}
