using System.Diagnostics;
using Bmis.Biographics;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>The same measures for every matcher.</summary>
internal static class MatcherMeasures
{
    /// <summary>
    /// The share of each set's cases whose entry is found at the threshold at which at most so many of a thousand
    /// strangers raise an alert.
    /// </summary>
    public static IEnumerable<(string Set, double Recall)> Recall(
        this INameMatcher matcher,
        MatchingCases cases,
        IReadOnlyCollection<PersonName> strangers,
        double alertsPerThousand)
    {
        matcher.Load(cases.Entries);
        var best = strangers.AsParallel()
            .Select(name => matcher.Find(name).Select(found => found.Score).DefaultIfEmpty(0).Max());
        var threshold = new AlertRate(best).ThresholdAt(alertsPerThousand);
        foreach (var set in cases.Sets)
        {
            var found = set.Cases.AsParallel().Count(one => matcher.Find(one.Query.Name!)
                .Any(found => found.EntryId == one.EntryId && found.Score >= threshold));
            yield return (set.Title, (double)found / set.Cases.Count);
        }
    }

    /// <summary>
    /// F1 of pairs at the threshold that the matcher ships, or at the one that is best for it on these very pairs.
    /// </summary>
    public static double F1(this INameMatcher matcher, IReadOnlyList<LabelledPair> pairs)
    {
        var scores = matcher.Compare(pairs);
        double[] thresholds = matcher.Cutoff is { } shipped ? [shipped] : [.. scores.Distinct()];
        return thresholds.Max(threshold => LabelledPairs.F1(pairs, scores, threshold));
    }

    /// <summary>Milliseconds of each query, in order, one query at a time; a tenth of them warms up before.</summary>
    public static List<double> Times(this INameMatcher matcher, IReadOnlyList<PersonName> queries)
    {
        foreach (var query in queries.Take(queries.Count / 10)) matcher.Find(query);
        return [.. queries.Select(query => Time(matcher, query)).Order()];
    }

    private static double Time(INameMatcher matcher, PersonName query)
    {
        var start = Stopwatch.GetTimestamp();
        matcher.Find(query);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
