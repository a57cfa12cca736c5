namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// Error rates over pairs, as FVC defines them: where both errors are equal, and mates missed where one of a thousand
/// impostors passes. Per cent.
/// </summary>
internal readonly record struct ErrorRates(double Equal, double At1000)
{
    private const int Resamples = 1000;

    internal static ErrorRates Of(IReadOnlyList<PairScore> pairs) => new Ranking(pairs).Rates(_ => 1);

    /// <summary>
    /// The middle 95 % of what sets of as many fingers, drawn from these again and again, would have given. Pairs are
    /// not independent, fingers are: so fingers are drawn. An impostor is one of two different fingers.
    /// </summary>
    internal static (ErrorRates Low, ErrorRates High) Interval(IReadOnlyList<PairScore> pairs, int seed)
    {
        var ranking = new Ranking(pairs);
        var fingers = pairs.Select(pair => pair.Finger).Distinct().Order().ToArray();
        var random = new Random(seed);
        var rates = new List<ErrorRates>();
        for (var i = 0; i < Resamples; i++)
        {
            var drawn = Enumerable.Range(0, fingers.Length).Select(_ => fingers[random.Next(fingers.Length)])
                .CountBy(finger => finger).ToDictionary();
            rates.Add(ranking.Rates(pair => pair.IsGenuine
                ? drawn.GetValueOrDefault(pair.Finger)
                : drawn.GetValueOrDefault(pair.Finger) * drawn.GetValueOrDefault(pair.Other)));
        }
        return (new(At(rates, rate => rate.Equal, 0.025), At(rates, rate => rate.At1000, 0.025)),
            new(At(rates, rate => rate.Equal, 0.975), At(rates, rate => rate.At1000, 0.975)));
    }

    private static double At(List<ErrorRates> rates, Func<ErrorRates, double> value, double share)
    {
        var sorted = rates.Select(value).Order().ToArray();
        return sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }

    // The pairs by their scores, so that one walk through them gives every rate.
    private sealed class Ranking(IReadOnlyList<PairScore> pairs)
    {
        private readonly PairScore[] _sorted = [.. pairs.OrderBy(pair => pair.Score)];

        internal ErrorRates Rates(Func<PairScore, int> weight)
        {
            var weights = Array.ConvertAll(_sorted, pair => weight(pair));
            var (mates, others) = (Sum(weights, true), Sum(weights, false));
            double missed = 0, passed = others, equal = 0, at1000 = -1;
            double before = 0, beforeSum = double.MaxValue;
            var isCrossed = false;
            for (var i = 0; i <= _sorted.Length; i++)
            {
                if (i == _sorted.Length || i == 0 || _sorted[i].Score != _sorted[i - 1].Score)
                {
                    double miss = 100 * missed / mates, pass = 100 * passed / others;
                    if (at1000 < 0 && pass <= 0.1) at1000 = miss;
                    if (!isCrossed && miss >= pass)
                        (isCrossed, equal) = (true, beforeSum <= miss + pass ? before : (miss + pass) / 2);
                    (before, beforeSum) = ((miss + pass) / 2, miss + pass);
                }
                if (i == _sorted.Length) break;
                if (_sorted[i].IsGenuine) missed += weights[i];
                else passed -= weights[i];
            }
            return new(equal, at1000);
        }

        private double Sum(int[] weights, bool genuine)
        {
            var sum = 0;
            for (var i = 0; i < weights.Length; i++)
                if (_sorted[i].IsGenuine == genuine) sum += weights[i];
            return Math.Max(sum, 1);
        }
    }
}
