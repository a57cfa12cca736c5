using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>How many travellers who are on no list raise an alert, and the threshold at which so many do.</summary>
internal sealed class AlertRate
{
    /// <summary>Parameters under which far lower scores than the shipped cutoff are answered.</summary>
    public static readonly MatchingParameters Open = MatchingParameters.Default with { Cutoff = 0.40, Limit = 200 };

    private readonly double[] _scores;

    public AlertRate(AlertSnapshot snapshot, IReadOnlyCollection<AlertQuery> travellers)
        : this(travellers.Select(traveller => snapshot.Screen(traveller))
            .Select(answer => answer.Count == 0 ? 0 : answer[0].Score))
    {
    }

    /// <param name="scores">The best score of each traveller, 0 where nothing was found.</param>
    public AlertRate(IEnumerable<double> scores) => _scores = [.. scores.OrderDescending()];

    /// <summary>The lowest threshold at which at most so many of a thousand raise an alert.</summary>
    public double ThresholdAt(double alertsPerThousand) =>
        _scores[(int)(_scores.Length * alertsPerThousand / 1000)] + 0.0001;

    public double PerThousandAt(double threshold) =>
        _scores.Count(score => score >= threshold) * 1000.0 / _scores.Length;

    /// <summary>The same travellers with nothing but their names.</summary>
    public static List<AlertQuery> NamesOnly(IEnumerable<AlertQuery> travellers) =>
        [.. travellers.Select(traveller => new AlertQuery { Name = traveller.Name })];
}
