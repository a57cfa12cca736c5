using System.Text.Json;

namespace Bmis.Documents.Tests;

/// <summary>The worked examples of Doc 9303-11, recomputed independently; they lie outside the repository.</summary>
internal static class WorkedExamples
{
    internal static Func<string, byte[]> Of(string example)
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        var path = Path.Combine(folder ?? "", "epassport", "icao9303-worked-examples", "vectors.json");
        if (folder is null || !File.Exists(path))
            Assert.Skip("BMIS_TEST_DATA does not lead to the worked examples of Doc 9303.");
        var values = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.GetProperty(example);
        return name => Convert.FromHexString(values.GetProperty(name).GetString()!);
    }
}
