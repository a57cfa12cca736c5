using System.Text.Json;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality.Peers;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>Two names and whether people say that they mean one person; how sure they are, where it is told.</summary>
internal sealed record LabelledPair(string Query, string Entry, bool IsMatch, string Quality)
{
    /// <summary>The query's name in plain Latin letters, for matchers that read no others.</summary>
    public string PlainQuery => PlainNames.Of(RealLists.NameOf(Query));

    /// <summary>The listed name in plain Latin letters.</summary>
    public string PlainEntry => PlainNames.Of(Listed().Names[0]);

    /// <summary>The engine's score.</summary>
    public double Score() => PairComparison.Compare(new() { Name = RealLists.NameOf(Query) }, Listed()).Score;

    /// <summary>Whether the engine says so at the shipped threshold.</summary>
    public bool Answer() => Score() >= MatchingParameters.Default.Cutoff;

    private AlertEntry Listed()
    {
        var parts = Entry.Split(", ", 2);
        return new()
        {
            Id = "pair",
            Kind = EntryKind.Person,
            Names = [new(parts[0], parts.ElementAtOrDefault(1) ?? "")],
        };
    }

    public override string ToString() => $"{Query} / {Entry}";
}

/// <summary>The labelled pairs of persons in the shared samples.</summary>
internal static class LabelledPairs
{
    public static List<LabelledPair> Cases() =>
    [
        .. RealLists.CsvRows("nomenklatura/name_bench_cases.shared.csv").Where(row => row[1] == "Person")
            .Select(row => new LabelledPair(row[2], row[3], row[4] == "true", row[5])),
    ];

    public static List<LabelledPair> Checks() =>
    [
        .. File.ReadLines(Path.Combine(RealLists.Folder(), "nomenklatura/entity_bench_checks.shared.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.GetProperty("schema").GetString() == "Person")
            .Select(row => new LabelledPair(
                Name(row.GetProperty("query")), Name(row.GetProperty("candidate")),
                row.GetProperty("match").GetBoolean(), "")),
    ];

    /// <summary>The harmonic mean of precision and recall of the engine at the shipped threshold.</summary>
    public static double F1(IReadOnlyList<LabelledPair> pairs) =>
        F1(pairs, [.. pairs.Select(pair => pair.Score())], MatchingParameters.Default.Cutoff);

    /// <summary>The same of anybody's scores at a threshold.</summary>
    public static double F1(IReadOnlyList<LabelledPair> pairs, IReadOnlyList<double> scores, double threshold)
    {
        var right = pairs.Where((pair, at) => pair.IsMatch && scores[at] >= threshold).Count();
        var wrong = pairs.Where((pair, at) => pair.IsMatch != scores[at] >= threshold).Count();
        return 2.0 * right / (2 * right + wrong);
    }

    private static string Name(JsonElement person)
    {
        if (person.TryGetProperty("name", out var name)) return name.GetString()!;
        string[] given = ["firstName", "middleName", "fatherName"];
        var secondary = given.Select(part => person.TryGetProperty(part, out var text) ? text.GetString() : null);
        return $"{person.GetProperty("lastName").GetString()}, {string.Join(' ', secondary.OfType<string>())}";
    }
}
