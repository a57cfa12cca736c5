using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

public sealed class MrzDateTests
{
    [Theory]
    [InlineData("740812", "1974-08-12")]
    [InlineData("261121", "2026-11-21")]
    [InlineData("261122", "1926-11-22")]
    [InlineData("271231", "1927-12-31")]
    [InlineData("000229", "2000-02-29")]
    [InlineData("7408<<", "1974-08")]
    [InlineData("74<<<<", "1974")]
    [InlineData("26<<<<", "2026")]
    [InlineData("2612<<", "1926-12")]
    [InlineData("<<<<<<", "")]
    [InlineData("<<0812", "")]
    public void A_birth_is_the_last_one_before_the_reference_date(string field, string expected)
    {
        var result = MrzParser.Parse(Zone(field, "300101"), new(2026, 11, 21));
        Assert.Equal(expected, result.DateOfBirth.ToIso());
        Assert.DoesNotContain(result.Problems, problem => problem.Reason == MrzProblemReason.InvalidBirthDate);
    }

    [Theory]
    [InlineData("260230")]
    [InlineData("741301")]
    [InlineData("740800")]
    [InlineData("74081<")]
    public void A_birth_that_is_no_date_is_unknown_and_reported(string field)
    {
        var result = MrzParser.Parse(Zone(field, "300101"), new(2026, 11, 21));
        Assert.True(result.DateOfBirth.IsUnknown);
        Assert.Contains(result.Problems, problem => problem.Reason == MrzProblemReason.InvalidBirthDate);
    }

    [Theory]
    [InlineData("120415", 2026, "2012-04-15")]
    [InlineData("991231", 2026, "1999-12-31")]
    [InlineData("751231", 2026, "2075-12-31")]
    [InlineData("760101", 2026, "1976-01-01")]
    [InlineData("050101", 1998, "2005-01-01")]
    [InlineData("020101", 2095, "2102-01-01")]
    [InlineData("280229", 2026, "2028-02-29")]
    [InlineData("<<<<<<", 2026, "")]
    public void An_expiry_lies_within_half_a_century_of_the_reference_date(string field, int year, string expected) =>
        Assert.Equal(expected, MrzParser.Parse(Zone("740812", field), new(year, 11, 21)).DateOfExpiry.ToIso());

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(9999, 12, 31)]
    public void Any_reference_date_can_be_given(int year, int month, int day) =>
        Assert.Equal("740812", MrzParser.Parse(Zone("740812", "741231"), new(year, month, day)).BirthDate);

    private static string Zone(string birth, string expiry) =>
        $"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO{birth}2F{expiry}9ZE184226B<<<<<10";
}
