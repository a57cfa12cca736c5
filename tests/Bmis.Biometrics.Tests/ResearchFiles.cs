namespace Bmis.Biometrics.Tests;

/// <summary>The research sets of fingerprints, which stay outside the repository.</summary>
internal static class ResearchFiles
{
    /// <summary>A folder of the sets; skips the test, and says why, where they are absent.</summary>
    internal static string Folder(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "fingerprints", name);
        if (!Directory.Exists(path))
            Assert.Skip($"The fingerprint sets are absent: BMIS_TEST_DATA does not lead to fingerprints/{name}.");
        return path;
    }

    /// <summary>The files of a folder in the order of their names; at least one.</summary>
    internal static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var files = Directory.GetFiles(Folder(folder), pattern);
        Assert.NotEmpty(files);
        return [.. files.Order(StringComparer.Ordinal)];
    }
}
