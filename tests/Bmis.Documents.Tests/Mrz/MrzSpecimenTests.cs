using Bmis.Biographics;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

/// <summary>The specimens of Doc 9303-4 to -7 and -10, written out.</summary>
public sealed class MrzSpecimenTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    public static TheoryData<string, MrzFormat, string> Specimens => new()
    {
        {
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            MrzFormat.Td3, "P UTO ERIKSSON/ANNA MARIA L898902C3 UTO 1974-08-12 F 2012-04-15 ZE184226B/"
        },
        {
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            MrzFormat.Td1, "I UTO ERIKSSON/ANNA MARIA D23145890 UTO 1974-08-12 F 2012-04-15 /"
        },
        {
            "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
            MrzFormat.Td2, "I UTO ERIKSSON/ANNA MARIA D23145890 UTO 1974-08-12 F 2012-04-15 /"
        },
        {
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
            MrzFormat.MrvA, "V UTO ERIKSSON/ANNA MARIA L8988901C XXX 1940-09-07 F 1996-12-10 6ZE184226B/"
        },
        {
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
            MrzFormat.MrvB, "V UTO ERIKSSON/ANNA MARIA L8988901C XXX 1940-09-07 F 1996-12-10 /"
        },
        {
            "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
            MrzFormat.Td1, "I UTO STEVENSON/PETER JOHN D23145890734 UTO 1934-07-12 M 1995-07-12 /"
        },
        {
            "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
            MrzFormat.Td2, "I UTO STEVENSON/PETER JOHN D23145890734 UTO 1934-07-12 M 1995-07-12 /"
        },
        {
            "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0",
            MrzFormat.Td3, "P D MUSTERMANN/ERIKA C01X0006H D 1964-08-12 F 2017-10-31 /"
        },
    };

    [Theory]
    [MemberData(nameof(Specimens))]
    public void A_specimen_is_read_whole_and_is_valid(string text, MrzFormat format, string expected)
    {
        var result = MrzParser.Parse(text, Day);

        Assert.Equal(format, result.Format);
        Assert.Equal(expected, Describe(result));
        Assert.Empty(result.Problems);
        Assert.Empty(result.Confusions);
        Assert.All(result.Checks, check => Assert.Equal(DocumentCheckResult.Successful, check.Result));
        Assert.True(result.IsValid);
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Line_ends_blanks_and_empty_lines_do_not_matter(string text, MrzFormat format, string expected)
    {
        string[] variants =
        [
            text.Replace('\n', '\r'), text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n",
            "\n\n " + text.Replace("\n", " \t\n\n ", StringComparison.Ordinal),
            text.Replace("\n", "", StringComparison.Ordinal),
        ];
        Assert.All(variants, variant =>
        {
            var result = MrzParser.Parse(variant, Day);
            Assert.Equal((format, expected, true), (result.Format, Describe(result), result.IsValid));
        });
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void A_wrong_digit_of_each_check_is_reported_at_its_place(string text, MrzFormat format, string expected)
    {
        _ = expected;
        foreach (var check in MrzParser.Parse(text, Day).Checks)
        {
            var lines = text.Split('\n');
            var line = lines[check.Position.Line - 1].ToCharArray();
            ref var digit = ref line[check.Position.Column - 1];
            digit = digit == '9' ? '3' : digit == '<' ? '7' : (char)(digit + 1);
            lines[check.Position.Line - 1] = new(line);

            var result = MrzParser.Parse(string.Join('\n', lines), Day);

            Assert.Equal(format, result.Format);
            Assert.False(result.IsValid);
            Assert.Equal(DocumentCheckResult.Failed, result.ResultOf(check.Name));
            Assert.Contains(result.Checks, other => other.Name == check.Name && other.Position == check.Position);
        }
    }

    [Fact]
    public void The_checks_of_a_passport_stand_where_the_standard_puts_them()
    {
        var result = MrzParser.Parse(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", Day);

        Assert.Equal(
            [
                (MrzCheckName.DocumentNumber, new(2, 10)), (MrzCheckName.BirthDate, new(2, 20)),
                (MrzCheckName.ExpiryDate, new(2, 28)), (MrzCheckName.OptionalData, new(2, 43)),
                (MrzCheckName.Composite, new MrzPosition(2, 44)),
            ],
            result.Checks.Select(check => (check.Name, check.Position)));
    }

    [Fact]
    public void The_composite_digit_printed_in_part_10_A_2_is_not_the_computed_one()
    {
        var result = MrzParser.Parse(
            "I<NLDXI85935F86999999990<<<<<<\n7208148F1108268NLD<<<<<<<<<<<4\nVAN<DER<STEEN<<MARIANNE<LOUISE", Day);

        Assert.Equal(
            "I NLD VAN DER STEEN/MARIANNE LOUISE XI85935F8 NLD 1972-08-14 F 2011-08-26 999999990/", Describe(result));
        Assert.True(result.NameMayBeTruncated);
        Assert.Equal(
            [MrzCheckName.Composite],
            result.Checks.Where(check => check.Result == DocumentCheckResult.Failed).Select(check => check.Name));
    }

    [Fact]
    public void A_visa_has_no_composite_check_digit()
    {
        var result = MrzParser.Parse(
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<", Day);

        Assert.Equal(3, result.Checks.Count);
        Assert.Equal(DocumentCheckResult.NotSupported, result.ResultOf(MrzCheckName.Composite));
    }

    internal static string Describe(MrzResult result) =>
        $"{result.DocumentCode} {result.IssuingState} {result.PrimaryIdentifier}/{result.SecondaryIdentifier} "
        + $"{result.DocumentNumber} {result.Nationality} {result.DateOfBirth.ToIso()} "
        + $"{(result.Sex == Sex.X ? "X" : result.Sex == Sex.F ? "F" : "M")} {result.DateOfExpiry.ToIso()} "
        + $"{result.OptionalData}/{result.SecondOptionalData}";
}
