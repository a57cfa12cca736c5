using System.Globalization;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>A query and the entry that it means.</summary>
internal sealed record NameCase(AlertQuery Query, string EntryId);

/// <summary>Cases of names in another form than the list's, from the shared samples.</summary>
internal static class NameCases
{
    /// <summary>Scripts of the shared transliteration sets that the engine must read.</summary>
    public static readonly string[] Scripts = ["arabic", "russian", "hebrew", "korean", "chinese"];

    private const int Persons = 1500;

    /// <summary>Aliases of listed persons.</summary>
    public static IEnumerable<NameCase> Aliases() =>
        RealLists.Rows("derived/ofac_alias_pairs_2022.tsv").Where(row => row.Length == 4)
            .Select(row => new NameCase(new() { Name = RealLists.NameOf(row[3]) }, $"ofac:{row[0]}"));

    /// <summary>Names cut by a name field of 30 letters; the query does not say that they are cut.</summary>
    public static IEnumerable<NameCase> CutAt30() =>
        RealLists.Rows("derived/mrz_truncated_ofac.tsv").Where(row => row.Length == 4 && row[0] == "TD1")
            .Select(row => new NameCase(Cut(row[3]), $"ofac:{row[1]}"));

    /// <summary>
    /// Pairs of a name part in Latin letters and in its own script; odd rows, because the even ones were learnt from.
    /// </summary>
    public static List<(string Latin, string Script)> HeldOutTokens(string script) =>
    [
        .. File.ReadLines(Path.Combine(RealLists.Folder(), "wikidata_translit_coling2018", $"wd_{script}_80"))
            .Where((_, index) => index % 2 == 1)
            .Select(line => line.Split('\t'))
            .Where(row => row.Length >= 2 && row[0].Length > 2)
            .Select(row => (row[0], row[1].Replace(" ", "", StringComparison.Ordinal))),
    ];

    /// <summary>Invented persons whose two names are such pairs: Latin entries, and queries in the script.</summary>
    public static (List<AlertEntry> Entries, List<NameCase> Cases) AcrossScripts(string script)
    {
        var random = new Random(7);
        var tokens = HeldOutTokens(script);
        var (entries, cases) = (new List<AlertEntry>(), new List<NameCase>());
        for (var i = 0; i < Persons; i++)
        {
            var (given, family) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            var id = string.Create(CultureInfo.InvariantCulture, $"{script}:{i}");
            entries.Add(new() { Id = id, Kind = EntryKind.Person, Names = [new(family.Latin, given.Latin)] });
            cases.Add(new(new() { Name = PersonName.Parse($"{given.Script} {family.Script}").Value }, id));
        }

        return (entries, cases);
    }

    /// <summary>The share of cases whose entry scores at least the threshold.</summary>
    public static double Recall(this AlertSnapshot snapshot, IReadOnlyCollection<NameCase> cases, double threshold) =>
        (double)cases.Count(one => snapshot.Reaches(one, threshold)) / cases.Count;

    private static bool Reaches(this AlertSnapshot snapshot, NameCase one, double threshold) => snapshot
        .Screen(one.Query)
        .Any(candidate => candidate.Entry.Id == one.EntryId && candidate.Score >= threshold);

    private static AlertQuery Cut(string field)
    {
        var parts = field.Split("<<", 2);
        var secondary = parts.Length == 2 ? parts[1].Replace('<', ' ') : "";
        return new() { Name = PersonName.Parse(parts[0].Replace('<', ' '), secondary).Value };
    }
}
