using System.Globalization;

namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>
/// Which figures the page shows, read from its address; a value that is not understood is left out. Months are whole,
/// because two reports that differ by a day would tell what happened on it.
/// </summary>
/// <param name="By">Device, age or sex.</param>
/// <param name="From">First day of the first month, UTC.</param>
/// <param name="To">Last day of the last month, UTC.</param>
internal sealed record AccuracyFilter(string By, DateOnly From, DateOnly To)
{
    public const string Device = "device";
    public const string Age = "age";
    public const string Sex = "sex";

    private const int UsualMonths = 3;
    private const string Form = "yyyy-MM";

    public static IReadOnlyList<string> Dimensions { get; } = [Device, Age, Sex];

    public static AccuracyFilter Read(IQueryCollection query, DateOnly today)
    {
        var to = Month(query["to"]) ?? new DateOnly(today.Year, today.Month, 1);
        return new(
            Dimensions.FirstOrDefault(one => one == query["by"]) ?? Device,
            Month(query["from"]) ?? to.AddMonths(-UsualMonths),
            to.AddMonths(1).AddDays(-1));
    }

    /// <summary>The month of a day as forms have it.</summary>
    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    // Neither before the first nor behind the last month that a lane's clock may have.
    private static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and <= 2200
            ? day
            : null;
}
