using System.Globalization;

namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>Which figures the page shows, read from its address; a value that is not understood is left out.</summary>
/// <param name="By">Device, age or sex.</param>
/// <param name="From">First day, UTC.</param>
/// <param name="To">Last day, UTC.</param>
internal sealed record AccuracyFilter(string By, DateOnly From, DateOnly To)
{
    public const string Device = "device";
    public const string Age = "age";
    public const string Sex = "sex";

    private const int UsualDays = 90;
    private const string Form = "yyyy-MM-dd";

    public static IReadOnlyList<string> Dimensions { get; } = [Device, Age, Sex];

    public static AccuracyFilter Read(IQueryCollection query, DateOnly today)
    {
        var to = Day(query["to"]) ?? today;
        return new(
            Dimensions.FirstOrDefault(one => one == query["by"]) ?? Device,
            Day(query["from"]) ?? to.AddDays(-UsualDays),
            to);
    }

    /// <summary>A day as forms have it.</summary>
    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    // Neither before the first nor behind the last day that a lane's clock may have.
    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and <= 2200
            ? day
            : null;
}
