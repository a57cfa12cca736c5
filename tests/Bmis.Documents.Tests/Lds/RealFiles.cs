namespace Bmis.Documents.Tests.Lds;

/// <summary>Files of reference passports; they lie outside the repository.</summary>
internal static class RealFiles
{
    internal static byte[] Read(string path)
    {
        var full = Path.Combine(Folder(), path);
        if (!File.Exists(full))
            Assert.Skip($"BMIS_TEST_DATA does not lead to epassport/{path}.");
        return File.ReadAllBytes(full);
    }

    /// <summary>All files of a folder whose names fit; the test is skipped when there are none.</summary>
    internal static List<byte[]> ReadAll(string folder, string pattern)
    {
        var path = Path.Combine(Folder(), folder);
        var files = Directory.Exists(path) ? Directory.GetFiles(path, pattern).Order().ToArray() : [];
        if (files.Length == 0)
            Assert.Skip($"BMIS_TEST_DATA does not lead to epassport/{folder}/{pattern}.");
        return [.. files.Select(File.ReadAllBytes)];
    }

    /// <summary>A file when it is there.</summary>
    internal static byte[]? Find(string path)
    {
        var full = Path.Combine(Folder(), path);
        return File.Exists(full) ? File.ReadAllBytes(full) : null;
    }

    private static string Folder() =>
        Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "epassport");
}
