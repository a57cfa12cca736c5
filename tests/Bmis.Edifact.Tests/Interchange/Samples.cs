using System.Globalization;
using System.Text.RegularExpressions;

namespace Bmis.Edifact.Tests.Interchange;

/// <summary>Public sample messages, read where they lie.</summary>
internal static partial class Samples
{
    private static readonly string[] Endings = [".edi", ".txt", ".tmpl"];

    /// <summary>The names of all messages below the folder; empty where it is absent.</summary>
    internal static IReadOnlyList<string> Names()
    {
        var folder = Folder();
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => Endings.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != "LICENSE.txt")
                .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal),
        ];
    }

    internal static byte[] Read(string name)
    {
        var path = Path.Combine(Folder(), name);
        if (!File.Exists(path))
            Assert.Skip("BMIS_TEST_DATA does not lead to the sample messages of passenger data.");
        return File.ReadAllBytes(path);
    }

    internal static IReadOnlyList<string> NamesOrSkip()
    {
        if (Names() is { Count: > 0 } names)
            return names;
        Assert.Skip("BMIS_TEST_DATA does not lead to the sample messages of passenger data.");
        return [];
    }

    /// <summary>What another program counted: files whose UNT says something else, and their segments.</summary>
    internal static IReadOnlyDictionary<string, int> MiscountedFiles() =>
        File.ReadLines(Path.Combine(Folder(), "MANIFEST.tsv"))
            .Select(line => (Name: line.Split('\t')[0], Count: CountedSegments().Match(line)))
            .Where(row => row.Count.Success)
            .ToDictionary(
                row => row.Name, row => int.Parse(row.Count.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>
    /// The messages of a type and how many bookings and persons another program counted in each; skips without them.
    /// </summary>
    internal static IReadOnlyList<(string Name, int Bookings, int Persons)> Counted(string type)
    {
        return
        [
            .. Manifest().Where(row => row[5] == type).Select(row => (row[0], Number(row[8]), Number(row[9]))),
        ];
    }

    /// <summary>The rows of the list of all files; skips without it.</summary>
    internal static IReadOnlyList<string[]> Manifest()
    {
        NamesOrSkip();
        return
        [
            .. File.ReadLines(Path.Combine(Folder(), "MANIFEST.tsv")).Skip(1).Select(line => line.Split('\t')),
        ];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"UNT says \S+ actual (\d+)")]
    private static partial Regex CountedSegments();

    private static string Folder() =>
        Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "passenger-data");
}
