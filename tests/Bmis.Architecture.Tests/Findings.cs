namespace Bmis.Architecture.Tests;

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own.</summary>
    internal static void None(IEnumerable<string?> findings)
    {
        var all = findings.ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} findings:\n{string.Join('\n', all)}");
    }
}
