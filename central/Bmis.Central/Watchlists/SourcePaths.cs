using Bmis.Central.CommandLine;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Reads the files of a source from the paths of a command line: files, or folders with files of a source's endings.
/// </summary>
internal static class SourcePaths
{
    private static readonly string[] Endings = [".csv", ".txt", ".xml", ".json", ".jsonl"];

    public static IReadOnlyList<SourceFile> Read(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0) throw new StopException("PATH is missing.");
        return [.. paths.SelectMany(Expand).Select(Load)];
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = Directory.GetFiles(path).Where(IsSource).Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0
            ? files
            : throw new StopException($"{path} holds no file that ends with {string.Join(", ", Endings)}.");
    }

    private static bool IsSource(string path) =>
        Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static SourceFile Load(string path)
    {
        try
        {
            return new FileInfo(path) is { Length: > SourceFile.MaximumLength }
                ? throw new StopException($"{path} is larger than 512 MB.")
                : new(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"{path} cannot be read: {fault.Message}");
        }
    }
}
