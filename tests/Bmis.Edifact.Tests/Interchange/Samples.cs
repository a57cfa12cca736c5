namespace Bmis.Edifact.Tests.Interchange;

/// <summary>Public sample messages, read where they lie.</summary>
internal static class Samples
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

    private static string Folder() =>
        Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "passenger-data");
}
