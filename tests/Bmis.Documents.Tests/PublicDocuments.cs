namespace Bmis.Documents.Tests;

/// <summary>Documents and lists that were made public; they lie outside the repository.</summary>
internal static class PublicDocuments
{
    internal static byte[] Read(params string[] path)
    {
        var whole = PathOf(path);
        if (!File.Exists(whole))
            Assert.Skip("BMIS_TEST_DATA does not lead to the public documents.");
        return File.ReadAllBytes(whole);
    }

    internal static IReadOnlyList<byte[]> ReadAll(string folder, string pattern)
    {
        var whole = PathOf(folder);
        if (!Directory.Exists(whole))
            Assert.Skip("BMIS_TEST_DATA does not lead to the public documents.");
        return [.. Directory.GetFiles(whole, pattern).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private static string PathOf(params string[] path) =>
        Path.Combine([Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "epassport", .. path]);
}
