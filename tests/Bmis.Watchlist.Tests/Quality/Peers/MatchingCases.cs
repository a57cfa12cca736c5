using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>Cases of one kind.</summary>
internal sealed record CaseSet(string Title, IReadOnlyList<NameCase> Cases);

/// <summary>A list and the case sets that are asked of it.</summary>
internal sealed record MatchingCases(IReadOnlyList<AlertEntry> Entries, IReadOnlyList<CaseSet> Sets)
{
    /// <summary>The title of the set of names with typing errors, swaps and other treatments.</summary>
    public const string Mangled = "mangled";

    /// <summary>Scripts for which the shared samples hold persons' names of their own.</summary>
    private static readonly string[] Scripts = ["arabic", "russian"];

    /// <summary>The persons of OFAC's list, with and without their aliases, and cases with nothing but names.</summary>
    /// <param name="casesOfEach">About so many cases of each set.</param>
    public static IReadOnlyList<MatchingCases> Of(int casesOfEach)
    {
        var persons = RealLists.Persons(RealLists.Touched);
        List<AlertEntry> primary = [.. persons.Select(entry => entry with { Names = [entry.Names[0]] })];
        var across = Array.ConvertAll(Scripts, script => NameCases.AcrossScripts(script));
        List<AlertEntry> whole = [.. persons, .. across.SelectMany(script => script.Entries)];
        return
        [
            new(primary, [Sample("aliases", primary, NameCases.Aliases(), casesOfEach)]),
            new(
                whole,
                [
                    Sample("cut at 30", persons, NameCases.CutAt30(), casesOfEach),
                    Sample(Mangled, persons, MangledPersons.Of(persons, every: 1), casesOfEach),
                    .. Scripts.Zip(across, (script, one) => Sample(script, one.Entries, one.Cases, casesOfEach)),
                ]),
        ];
    }

    // Evenly over the set, of those who are on the list.
    private static CaseSet Sample(
        string title, IReadOnlyList<AlertEntry> entries, IEnumerable<NameCase> cases, int count)
    {
        var ids = entries.Select(entry => entry.Id).ToHashSet();
        var there = cases.Where(one => ids.Contains(one.EntryId)).ToList();
        var every = Math.Max(1, there.Count / count);
        return new(title, [.. there.Where((_, at) => at % every == 0)]);
    }
}
