namespace Bmis.Edifact.Interchange;

/// <summary>
/// What years of two digits mean: the last year with these digits that is not behind a given one. Which one that is
/// depends on what the date is of.
/// </summary>
internal static class ShortYear
{
    private const int Century = 100;
    private const int Near = 50;

    /// <summary>The last year with these digits up to this one.</summary>
    internal static int UpTo(int lastYear, int digits)
    {
        var since = (lastYear - digits) % Century;
        return lastYear - (since < 0 ? since + Century : since);
    }

    /// <summary>A year within fifty of this one.</summary>
    internal static int Beside(int year, int digits) => UpTo(year + Near, digits);

    /// <summary>The year of a day that is not behind this one, such as a birth before a flight.</summary>
    /// <param name="lastYear">The year of this one.</param>
    /// <param name="lastDay">Its month and day, MMDD as a number.</param>
    /// <param name="digits">The year's digits.</param>
    /// <param name="day">Month and day, as the other.</param>
    internal static int NotBehind(int lastYear, int lastDay, int digits, int day) =>
        UpTo(day > lastDay ? lastYear - 1 : lastYear, digits);

    /// <summary>The month and day of a date, MMDD as a number.</summary>
    internal static int DayOf(DateOnly date) => (date.Month * 100) + date.Day;
}
