using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>
/// Which crossings a flows report counts and how it groups them; an empty list means all. It holds no personal data
/// and stands in the address of the page. <see cref="FlowFilterQuery"/> reads and prints it.
/// </summary>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day, not before <paramref name="From"/>.</param>
public sealed record FlowFilter(DateOnly From, DateOnly To)
{
    /// <summary>Most days between first and last: ten years.</summary>
    public const int MaximumDays = 3660;

    /// <summary>Most days when rows are days; beyond it rows are months.</summary>
    public const int MaximumDayRows = 400;

    /// <summary>Most values of one field.</summary>
    public const int MaximumValues = 100;

    /// <summary>Days of the view that opens when nothing was asked.</summary>
    public const int UsualDays = 30;

    /// <summary>Posts, by code.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>Directions.</summary>
    public IReadOnlyList<Direction> Directions { get; init; } = [];

    /// <summary>Nationalities, each canonical (<see cref="CountryCode.Canonical"/>).</summary>
    public IReadOnlyList<CountryCode> Nationalities { get; init; } = [];

    /// <summary>Sexes.</summary>
    public IReadOnlyList<Sex> Sexes { get; init; } = [];

    /// <summary>Age bands.</summary>
    public IReadOnlyList<AgeBand> AgeBands { get; init; } = [];

    /// <summary>What each row is.</summary>
    public FlowDimension By { get; init; } = FlowDimension.Day;

    /// <summary>What divides each row, or null; never a time and never the same as <see cref="By"/>.</summary>
    public FlowDimension? Split { get; init; } = FlowDimension.Direction;

    /// <summary>How many days it spans.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The last <see cref="UsualDays"/> days by direction.</summary>
    public static FlowFilter Usual(DateOnly today) => new(today.AddDays(1 - UsualDays), today);
}
