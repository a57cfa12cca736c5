using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

public sealed class MrzLongNumberTests
{
    // The first digit follows Doc 9303, the second also counts the filler; of the specimen both give 9.
    [Theory]
    [InlineData("D23145890<7349", "D23145890734", LongNumberConvention.Either, 19)]
    [InlineData("600001795<0152", "600001795015", LongNumberConvention.FillerSkipped, 19)]
    [InlineData("000590240<6013", "000590240601", LongNumberConvention.FillerCounted, 19)]
    [InlineData("HVC8N3QW7<ZE17422", "HVC8N3QW7ZE1742", LongNumberConvention.FillerCounted, 22)]
    [InlineData("000590240<6016", "000590240601", LongNumberConvention.Unknown, 19)]
    public void Both_conventions_are_accepted_and_named(
        string field, string number, LongNumberConvention convention, int column)
    {
        var text = $"I<UTO{field.PadRight(25, '<')}\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        var result = MrzParser.Parse(text, new(2026, 11, 21));

        Assert.Equal((number, convention), (result.DocumentNumber, result.LongNumber));
        Assert.Equal(new(1, column), result.Checks[0].Position);
        Assert.Equal(
            convention == LongNumberConvention.Unknown ? DocumentCheckResult.Failed : DocumentCheckResult.Successful,
            result.Checks[0].Result);
    }

    [Fact]
    public void Optional_data_behind_a_long_number_are_kept_apart()
    {
        var result = MrzParser.Parse(
            "I<UTOD23145890<7349<ABC12<<<<<\n7408122F1204159UTOXYZ<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            new(2026, 11, 21));
        Assert.Equal(
            ("D23145890734", "ABC12", "XYZ"),
            (result.DocumentNumber, result.OptionalData, result.SecondOptionalData));
    }

    [Fact]
    public void A_filler_in_place_of_the_digit_with_nothing_behind_it_is_a_wrong_digit()
    {
        var result = MrzParser.Parse(
            "I<UTOD23145890<<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            new(2026, 11, 21));
        Assert.Equal(DocumentCheckResult.Failed, result.ResultOf(MrzCheckName.DocumentNumber));
        Assert.Equal(LongNumberConvention.None, result.LongNumber);
    }
}
