using System.Globalization;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// A file of a print that is named <c>ENTRY_FINGER</c> with any ending: the entry's id, with <c>%2F</c> and the like
/// where a file name allows no such letter, and the finger's position. It prints as its path.
/// </summary>
/// <param name="Path">Where it lies.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Finger">1 to 10.</param>
internal sealed record PrintPath(string Path, string EntryId, int Finger)
{
    private const int MostFiles = 100_000;

    /// <summary>The files of paths and of folders, in the order of their names; null for a name that says no print.
    /// </summary>
    public static IEnumerable<(string Path, PrintPath? Print)> Expand(IEnumerable<string> paths) => paths
        .SelectMany(IEnumerable<string> (path) => Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)
            : [path])
        .Take(MostFiles).Select(path => (path, Parse(path)));

    public override string ToString() => Path;

    private static PrintPath? Parse(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var place = name.LastIndexOf('_');
        return place > 0
            && int.TryParse(name[(place + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var finger)
            && finger is >= 1 and <= 10
                ? new(path, Uri.UnescapeDataString(name[..place]), finger)
                : null;
    }
}
