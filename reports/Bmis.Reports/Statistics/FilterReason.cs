namespace Bmis.Reports.Statistics;

/// <summary>Why a field of a filter was refused.</summary>
public enum FilterReason
{
    /// <summary>The filter has no such field.</summary>
    UnknownField,

    /// <summary>The field takes one value.</summary>
    Repeated,

    /// <summary>Not a day as yyyy-MM-dd.</summary>
    NotADay,

    /// <summary>The last day lies before the first.</summary>
    BeforeFrom,

    /// <summary>More days than <see cref="FlowFilter.MaximumDays"/>.</summary>
    TooManyDays,

    /// <summary>More days than <see cref="FlowFilter.MaximumDayRows"/> with one row a day.</summary>
    TooManyDayRows,

    /// <summary>No such code.</summary>
    UnknownCode,

    /// <summary>More values than <see cref="FlowFilter.MaximumValues"/>.</summary>
    TooManyValues,

    /// <summary>Rows cannot be divided by this.</summary>
    NoSplit,
}
