using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>
/// One cell of the daily flows. Keys have one total order, by ordinal text: every writer takes its row locks in this
/// order, so that two lanes never wait for each other in a circle.
/// </summary>
internal readonly record struct FlowKey(
    DateOnly Day, string Post, string Direction, string Nationality, string Sex, string AgeBand) : IComparable<FlowKey>
{
    // Doc 9303-3, section 5: nationality not specified.
    private const string Unspecified = "XXX";

    internal static FlowKey Of(Crossing crossing)
    {
        var day = LocalDay.Of(crossing);
        var traveller = crossing.Traveller;
        return new(
            day,
            RollUpText.Clean(crossing.PostCode),
            crossing.Direction.Code(),
            traveller is { Nationality.Code.Length: > 0 } known ? known.Nationality.Canonical.Code : Unspecified,
            (traveller?.Sex ?? Biographics.Sex.X).ToString(),
            (traveller is null ? Statistics.AgeBand.Unknown : AgeBands.Of(traveller.BirthDate, day)).Code());
    }

    public int CompareTo(FlowKey other)
    {
        var order = Day.CompareTo(other.Day);
        if (order == 0) order = string.CompareOrdinal(Post, other.Post);
        if (order == 0) order = string.CompareOrdinal(Direction, other.Direction);
        if (order == 0) order = string.CompareOrdinal(Nationality, other.Nationality);
        if (order == 0) order = string.CompareOrdinal(Sex, other.Sex);
        return order == 0 ? string.CompareOrdinal(AgeBand, other.AgeBand) : order;
    }
}
