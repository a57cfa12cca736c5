using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class ShortYearTests
{
    [Theory]
    [InlineData(2026, 26, 2026)]
    [InlineData(2026, 27, 1927)]
    [InlineData(2026, 0, 2000)]
    [InlineData(2049, 49, 2049)]
    [InlineData(2049, 50, 1950)]
    [InlineData(2100, 0, 2100)]
    [InlineData(2099, 0, 2000)]
    [InlineData(50, 99, -1)]
    public void It_is_the_last_year_with_its_digits_that_is_not_behind_another(int last, int digits, int expected) =>
        Assert.Equal(expected, ShortYear.UpTo(last, digits));

    [Theory]
    [InlineData(26, 1129, 2026)]
    [InlineData(26, 1130, 1926)]
    [InlineData(26, 1201, 1926)]
    [InlineData(25, 1231, 2025)]
    [InlineData(27, 101, 1927)]
    public void A_birth_is_not_behind_the_flight(int digits, int day, int expected) =>
        Assert.Equal(expected, ShortYear.NotBehind(2026, ShortYear.DayOf(new(2026, 11, 29)), digits, day));

    [Theory]
    [InlineData(2026, 76, 2076)]
    [InlineData(2026, 77, 1977)]
    [InlineData(1999, 2, 2002)]
    public void Other_years_are_within_fifty_of_it(int year, int digits, int expected) =>
        Assert.Equal(expected, ShortYear.Beside(year, digits));

    [Theory]
    [InlineData(2028, 2, 29, 0, 0, "2028-02-29 00:00")]
    [InlineData(2026, 2, 29, 0, 0, "")]
    [InlineData(2026, 13, 1, 0, 0, "")]
    [InlineData(2026, 12, 31, 24, 0, "2027-01-01 00:00")]
    [InlineData(2026, 12, 31, 24, 1, "")]
    [InlineData(9999, 12, 31, 24, 0, "")]
    [InlineData(0, 1, 1, 0, 0, "")]
    public void Days_and_times_exist_or_are_none(
        int year, int month, int day, int hour, int minute, string expected) =>
        Assert.Equal(expected, $"{CalendarDay.At(year, month, day, hour, minute):yyyy-MM-dd HH:mm}");
}
