namespace Bmis.Documents.Tests.TestPlan;

/// <summary>The list of the plan's cases, which lies outside the repository.</summary>
internal static class PlanList
{
    private const int Identifier = 0;
    private const int Expected = 4;

    /// <summary>The expected results by the identifiers of the cases.</summary>
    internal static Dictionary<string, string> Read()
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        var path = Path.Combine(folder ?? "", "epassport", "tr03105-5.1-testcases.tsv");
        if (folder is null || !File.Exists(path))
            Assert.Skip("BMIS_TEST_DATA does not lead to the cases of TR-03105-5.1.");
        return File.ReadLines(path).Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[Identifier], cells => cells.ElementAtOrDefault(Expected)?.Trim() ?? "");
    }
}
