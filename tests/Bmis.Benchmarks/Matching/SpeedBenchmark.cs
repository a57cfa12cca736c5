using System.Diagnostics;
using Bmis.Biographics;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// One whole check of a traveller (name, birth date, sex, nationality, document) on one core, over the published
/// persons repeated with seeded edits; travellers are those of the shared files who are on no list.
/// </summary>
internal static class SpeedBenchmark
{
    private const int EveryTraveller = 2;

    private static readonly (int Names, double Bar)[] Sizes = [(48_500, 0.8), (500_000, 4)];

    public static IEnumerable<Figure> Measure()
    {
        if (RealLists.FolderOrNull() is null) yield break;
        var persons = RealLists.Persons(RealLists.Touched);
        var travellers = RealLists.Negatives(EveryTraveller).ConvertAll(traveller => traveller with
        {
            DocumentNumber = DocumentNumber.Parse("X1234567").Value,
            IssuingState = traveller.Nationality,
        });
        foreach (var (names, bar) in Sizes)
        {
            var file = AlertListFile.Write(GrownList.Of(persons, names));
            var start = Stopwatch.GetTimestamp();
            var snapshot = AlertSnapshot.Build("speed", 1, AlertListFile.Read(file).Entries!);
            yield return new($"load {names:N0} names", Stopwatch.GetElapsedTime(start).TotalSeconds, "s", 2, false);
            foreach (var traveller in travellers.Take(1000)) snapshot.Screen(traveller);
            var times = travellers.ConvertAll(traveller => Time(snapshot, traveller));
            times.Sort();
            yield return new($"p50 over {names:N0} names", times[times.Count / 2], "ms", bar, false);
            yield return new($"p99 over {names:N0} names", times[times.Count * 99 / 100], "ms", bar, false);
        }
    }

    private static double Time(AlertSnapshot snapshot, AlertQuery traveller)
    {
        var start = Stopwatch.GetTimestamp();
        snapshot.Screen(traveller);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
