using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// Recall at a fixed rate of alerts, and labelled pairs, over all shared rows. The rate comes from travellers who are
/// on no list; without the sample lists there is nothing to measure.
/// </summary>
internal static class QualityBenchmark
{
    private const int EveryTraveller = 2;

    public static IEnumerable<Figure> Measure()
    {
        if (RealLists.FolderOrNull() is null) yield break;
        var travellers = RealLists.Negatives(EveryTraveller);
        var persons = RealLists.Persons(RealLists.Touched);
        var list = AlertSnapshot.Build("ofac", 1, persons, AlertRate.Open);

        yield return Mangled(list, persons, travellers);
        yield return AtCutoff(list, travellers);
        var names = AlertRate.NamesOnly(travellers);
        var primary = persons.Select(entry => entry with { Names = [entry.Names[0]] });
        yield return AtTen(
            "aliases", AlertSnapshot.Build("ofac", 1, primary, AlertRate.Open), NameCases.Aliases(), names, 0.50);
        yield return AtTen("names cut at 30 letters", list, NameCases.CutAt30(), names, 0.995);
        foreach (var script in NameCases.Scripts)
        {
            var (entries, cases) = NameCases.AcrossScripts(script);
            var withThem = AlertSnapshot.Build("ofac", 1, persons.Concat(entries), AlertRate.Open);
            yield return AtTen($"{script} against Latin", withThem, cases, names, BarOf(script));
        }

        yield return new("labelled pairs, F1 of the cases", LabelledPairs.F1(LabelledPairs.Cases()), "", 0.78, true);
        yield return new("labelled pairs, F1 of the checks", LabelledPairs.F1(LabelledPairs.Checks()), "", 0.78, true);
    }

    private static Figure Mangled(
        AlertSnapshot list, IReadOnlyList<AlertEntry> persons, IReadOnlyCollection<AlertQuery> travellers)
    {
        var threshold = new AlertRate(list, travellers).ThresholdAt(1);
        var recall = list.Recall(MangledPersons.Of(persons, every: 2), threshold);
        return new(
            $"mangled persons with an MRZ's data at 1 alert in 1,000 ({threshold:0.000})", recall, "", 0.99, true);
    }

    private static Figure AtCutoff(AlertSnapshot list, IReadOnlyCollection<AlertQuery> travellers)
    {
        var cutoff = MatchingParameters.Default.Cutoff;
        return new(
            $"alerts in 1,000 with an MRZ's data at the shipped cutoff ({cutoff:0.000})",
            new AlertRate(list, travellers).PerThousandAt(cutoff), "", 1, false);
    }

    private static Figure AtTen(
        string what,
        AlertSnapshot list,
        IEnumerable<NameCase> cases,
        IReadOnlyCollection<AlertQuery> travellers,
        double bar)
    {
        var threshold = new AlertRate(list, travellers).ThresholdAt(10);
        var there = cases.Where(one => list.Find(one.EntryId) is not null).ToList();
        return new($"{what} at 10 alerts in 1,000 ({threshold:0.000})", list.Recall(there, threshold), "", bar, true);
    }

    // No figure is asked for where the shared names are mostly foreign ones in that script.
    private static double BarOf(string script) => script is "arabic" or "russian" ? 0.82 : 0;
}
