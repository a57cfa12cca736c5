using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>A part of the roll-ups that is counted again.</summary>
/// <param name="RegionId">The region.</param>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day.</param>
public sealed record RollUpRange(int RegionId, DateOnly From, DateOnly To)
{
    internal bool Holds(Crossing crossing)
    {
        var day = LocalDay.Of(crossing);
        return day >= From && day <= To;
    }
}
