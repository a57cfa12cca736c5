using System.Text.RegularExpressions;

namespace Bmis.Architecture.Tests;

/// <summary>The table of the fifteen promises in sync's README: number, promise, the tests that prove it.</summary>
internal static partial class Promises
{
    internal const int Count = 15;

    /// <summary>Sentences for every promise without a test and every test that is not in the sources.</summary>
    internal static IEnumerable<string> Faults(string readme, IReadOnlyCollection<string> sources)
    {
        var rows = readme.Split('\n').Select(line => Row().Match(line)).Where(match => match.Success).ToList();
        var numbers = rows.Select(row => row.Groups["number"].Value);
        if (!numbers.SequenceEqual(Enumerable.Range(1, Count).Select(number => $"{number}")))
            yield return $"The table has other rows than 1 to {Count}.";
        foreach (var row in rows)
        {
            var tests = Test().Matches(row.Groups["tests"].Value);
            if (tests.Count == 0)
                yield return $"Promise {row.Groups["number"].Value} has no test.";
            foreach (Match test in tests)
            {
                if (!sources.Any(source => Has(source, test.Groups["class"].Value, test.Groups["method"].Value)))
                    yield return $"Promise {row.Groups["number"].Value}: there is no test {test.Value}.";
            }
        }
    }

    private static bool Has(string source, string type, string method) =>
        Regex.IsMatch(source, $@"\bclass {type}\b")
        && Regex.IsMatch(source, $@"\[(Fact|Theory)\](\s*\[[^\n]*\n)*\s*public (async Task|void) {method}\(");

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<tests>[^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
