using Bmis.Biographics;
using Bmis.Central.Demonstration;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;

namespace Bmis.Benchmarks.Flows;

/// <summary>Filters of every kind from a seed: each grouping, division and field, a day or everything.</summary>
internal static class FilterMaker
{
    private static readonly CountryCode[] States =
    [
        .. DemonstrationPost.All.SelectMany(post => post.Nationalities).Select(item => item.State).Distinct()
            .Select(code => CountryCode.Parse(code).Value),
    ];

    public static List<FlowFilter> Make(int seed, int count, DateOnly until, int days)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Next(random, until, days))];
    }

    private static FlowFilter Next(Random random, DateOnly until, int days)
    {
        // Half of the filters ask for the whole year, the others for any part of it.
        var length = random.Next(2) == 0 ? days : random.Next(1, days + 1);
        var from = until.AddDays(1 - length - random.Next(days - length + 1));
        var by = Pick(random, FlowDimensions.Rows);
        return new(from, from.AddDays(length - 1))
        {
            Posts = Some(random, [.. DemonstrationPost.All.Select(post => post.Code)]),
            Directions = Some(random, Enum.GetValues<Direction>()),
            Nationalities = Some(random, States),
            Sexes = Some(random, Sex.F, Sex.M, Sex.X),
            AgeBands = Some(random, [.. AgeBands.All]),
            By = by,
            Split = random.Next(4) == 0 ? null : Pick(random, [.. FlowDimensions.Splits.Where(one => one != by)]),
        };
    }

    private static T[] Some<T>(Random random, params T[] from)
    {
        if (random.Next(2) == 0) return [];
        var shuffled = from.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..random.Next(1, from.Length + 1)];
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
