using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Certificates;

/// <summary>Certificates that are named one by one: files, and folders that stand for their files.</summary>
internal static class TrustPaths
{
    /// <exception cref="IOException">Something is not there, cannot be read or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    internal static List<TrustSource> Read(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? TrustFiles.In(path) : [path]).Select(TrustFiles.Read)];
}
