namespace Bmis.EndToEnd.Tests;

/// <summary>The real list of the Security Council, where the sample data is there.</summary>
internal static class UnSample
{
    internal static string File()
    {
        var data = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        var file = Path.Combine(data ?? "", "watchlists", "un", "UN_consolidated_2026-02-27.xml");
        if (data is null || !System.IO.File.Exists(file))
            Assert.Skip("The sample lists are absent: BMIS_TEST_DATA does not name a folder that holds watchlists.");
        return file;
    }
}
