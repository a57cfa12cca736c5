using System.Text.Json;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>Two names and whether people say that they mean one person; how sure they are, where it is told.</summary>
internal sealed record LabelledPair(string Query, string Entry, bool IsMatch, string Quality)
{
    /// <summary>Whether the engine says so at the shipped threshold.</summary>
    public bool Answer() =>
        PairComparison.Compare(new() { Name = RealLists.NameOf(Query) }, Listed()).Score
            >= MatchingParameters.Default.Cutoff;

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

    /// <summary>The harmonic mean of precision and recall.</summary>
    public static double F1(IReadOnlyCollection<LabelledPair> pairs)
    {
        var right = pairs.Count(pair => pair.IsMatch && pair.Answer());
        var wrong = pairs.Count(pair => pair.IsMatch != pair.Answer());
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
