using System.Text.RegularExpressions;

namespace Bmis.Architecture.Tests;

/// <summary>The table "who may know whom" of the root README: project, then the projects it uses.</summary>
internal static partial class LawTable
{
    internal static SortedDictionary<string, SortedSet<string>> Read(string readme)
    {
        var rows = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var line in readme.Split('\n').Where(line => line.StartsWith("| `Bmis.", StringComparison.Ordinal)))
        {
            var cells = line.Split('|');
            rows.Add(Names(cells[1]).Single(), new(Names(cells[2]), StringComparer.Ordinal));
        }

        return rows;
    }

    /// <summary>Sentences for every difference between the table and the references of the projects.</summary>
    internal static IEnumerable<string> Differences(
        IReadOnlyDictionary<string, SortedSet<string>> law, IReadOnlyDictionary<string, SortedSet<string>> graph)
    {
        foreach (var project in law.Keys.Except(graph.Keys))
            yield return $"{project} stands in the table but does not exist.";
        foreach (var project in graph.Keys.Except(law.Keys)) yield return $"{project} does not stand in the table.";
        foreach (var project in law.Keys.Intersect(graph.Keys))
        {
            foreach (var used in graph[project].Except(law[project])) yield return $"{project} may not know {used}.";
            foreach (var unused in law[project].Except(graph[project]))
                yield return $"{project} does not use {unused}.";
        }
    }

    private static IEnumerable<string> Names(string cell) => ProjectName().Matches(cell).Select(match => match.Value);

    [GeneratedRegex(@"Bmis\.[A-Za-z.]*[A-Za-z]")]
    private static partial Regex ProjectName();
}
