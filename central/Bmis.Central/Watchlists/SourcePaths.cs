using Bmis.Central.CommandLine;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Reads the files of a source from the paths of a command line: files, or folders with <c>.csv</c> files.
/// </summary>
internal static class SourcePaths
{
    public static IReadOnlyList<SourceFile> Read(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0) throw new StopException("PATH is missing.");
        return [.. paths.SelectMany(Expand).Select(Load)];
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0 ? files : throw new StopException($"{path} holds no .csv file.");
    }

    private static SourceFile Load(string path)
    {
        try
        {
            return new FileInfo(path) is { Length: > SourceFile.MaximumLength }
                ? throw new StopException($"{path} is larger than 256 MB.")
                : new(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"{path} cannot be read: {fault.Message}");
        }
    }
}
