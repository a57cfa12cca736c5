using Bmis.Biographics;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Statistics;

/// <summary>Filters of every kind, seeded.</summary>
internal static class RandomFilter
{
    private static readonly CountryCode[] States =
        Array.ConvertAll(["UTO", "FRA", "DEU", "GBR", "XXA", "XXX"], State);

    internal static FlowFilter Next(Random random, DateOnly first, int days)
    {
        var from = first.AddDays(random.Next(-2, days));
        var by = Pick(random, FlowDimensions.Rows);
        var splits = FlowDimensions.Splits.Where(split => split != by).ToArray();
        return new(from, from.AddDays(random.Next(days)))
        {
            Posts = Some(random, "UTAIR", "UTPRT", "UTBRG"),
            Directions = Some(random, Enum.GetValues<Direction>()),
            Nationalities = Some(random, States),
            Sexes = Some(random, Sex.F, Sex.M, Sex.X),
            AgeBands = Some(random, [.. AgeBands.All]),
            By = by,
            Split = random.Next(4) == 0 ? null : Pick(random, splits),
        };
    }

    private static CountryCode State(string code) => CountryCode.Parse(code).Value;

    private static T[] Some<T>(Random random, params T[] from)
    {
        if (random.Next(2) == 0) return [];
        var shuffled = from.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..random.Next(1, from.Length + 1)];
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
