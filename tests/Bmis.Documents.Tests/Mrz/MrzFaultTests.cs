using Bmis.Biographics;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

public sealed class MrzFaultTests
{
    private const string Line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Theory]
    [InlineData("", MrzProblemReason.Empty, 1, 1)]
    [InlineData(" \r\n \n", MrzProblemReason.Empty, 1, 1)]
    [InlineData("HELLO", MrzProblemReason.WrongLineCount, 1, 6)]
    [InlineData("A\nB\nC\nD", MrzProblemReason.WrongLineCount, 4, 1)]
    [InlineData("P<UTO\nL8989", MrzProblemReason.UnknownFormat, 1, 1)]
    [InlineData("A\nB\nC", MrzProblemReason.UnknownFormat, 1, 1)]
    [InlineData(
        "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n9409923102854CORINNE<<<<<<<6512068F4",
        MrzProblemReason.NationalLayout, 1, 1)]
    public void A_text_that_is_no_mrz_gets_a_reason_and_a_place(
        string text, MrzProblemReason reason, int line, int column)
    {
        var result = MrzParser.Parse(text, Day);

        Assert.Equal(MrzFormat.None, result.Format);
        Assert.False(result.IsValid);
        Assert.Equal([new(reason, new(line, column))], result.Problems);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_without_reading_it()
    {
        var result = MrzParser.Parse(new string('<', 10_000_000), Day);
        Assert.Equal(MrzProblemReason.TextTooLong, Assert.Single(result.Problems).Reason);
    }

    [Theory]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<1", MrzProblemReason.LineTooShort, 2, 44)]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<100", MrzProblemReason.LineTooLong, 2, 45)]
    [InlineData("L898902C36UTO7408122F1204159ZE184226b<<<<<10", MrzProblemReason.InvalidCharacter, 2, 37)]
    [InlineData("L898902C36ZZZ7408122F1204159ZE184226B<<<<<10", MrzProblemReason.UnknownNationality, 2, 11)]
    [InlineData("L898902C36UTO7413122F1204159ZE184226B<<<<<10", MrzProblemReason.InvalidBirthDate, 2, 14)]
    [InlineData("L898902C36UTO74A8122F1204159ZE184226B<<<<<10", MrzProblemReason.InvalidBirthDate, 2, 16)]
    [InlineData("L898902C36UTO7408122Q1204159ZE184226B<<<<<10", MrzProblemReason.InvalidSex, 2, 21)]
    [InlineData("L898902C36UTO7408122F12S4159ZE184226B<<<<<10", MrzProblemReason.InvalidExpiryDate, 2, 24)]
    [InlineData("L898902C36UTO7408122F1202319ZE184226B<<<<<10", MrzProblemReason.InvalidExpiryDate, 2, 22)]
    [InlineData("<<<<<<<<<0UTO7408122F1204159ZE184226B<<<<<10", MrzProblemReason.MissingDocumentNumber, 2, 1)]
    public void A_fault_in_the_second_line_is_reported_and_the_rest_is_read(
        string line, MrzProblemReason reason, int row, int column)
    {
        var result = MrzParser.Parse($"{Line1}\n{line}", Day);

        Assert.Contains(new(reason, new(row, column)), result.Problems);
        Assert.Equal(MrzFormat.Td3, result.Format);
        Assert.Equal("ERIKSSON", result.PrimaryIdentifier);
    }

    [Theory]
    [InlineData("Q<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", MrzProblemReason.UnknownDocumentCode, 1)]
    [InlineData("P<XYZERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", MrzProblemReason.UnknownIssuingState, 3)]
    [InlineData("P<UTO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", MrzProblemReason.MissingName, 6)]
    [InlineData("P<UTOERIK5SON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", MrzProblemReason.DigitInName, 10)]
    public void A_fault_in_the_first_line_leaves_the_check_digits_right(
        string line, MrzProblemReason reason, int column)
    {
        var result = MrzParser.Parse($"{line}\n{Line2}", Day);

        Assert.Equal([new(reason, new(1, column))], result.Problems);
        Assert.True(result.IsValid);
    }

    [Fact]
    public void A_line_cut_short_leaves_its_missing_checks_unperformed()
    {
        var result = MrzParser.Parse($"{Line1}\n{Line2[..25]}", Day);

        Assert.Equal("L898902C3", result.DocumentNumber);
        Assert.Equal(DocumentCheckResult.Successful, result.ResultOf(MrzCheckName.DocumentNumber));
        Assert.Equal(DocumentCheckResult.Successful, result.ResultOf(MrzCheckName.BirthDate));
        Assert.Equal(DocumentCheckResult.NotPerformed, result.ResultOf(MrzCheckName.ExpiryDate));
        Assert.Equal(DocumentCheckResult.NotPerformed, result.ResultOf(MrzCheckName.Composite));
        Assert.False(result.IsValid);
    }

    [Fact]
    public void A_character_outside_the_alphabet_leaves_its_checks_undetermined()
    {
        var result = MrzParser.Parse($"{Line1}\n{Line2.Replace("ZE18", "Z?18", StringComparison.Ordinal)}", Day);

        Assert.Equal(DocumentCheckResult.Successful, result.ResultOf(MrzCheckName.BirthDate));
        Assert.Equal(DocumentCheckResult.Undetermined, result.ResultOf(MrzCheckName.OptionalData));
        Assert.Equal(DocumentCheckResult.Undetermined, result.ResultOf(MrzCheckName.Composite));
    }

    [Fact]
    public void A_visa_line_too_long_is_not_valid_although_its_digits_are_right()
    {
        const string Visa = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";
        Assert.True(MrzParser.Parse(Visa, Day).IsValid);
        Assert.False(MrzParser.Parse(Visa + "<", Day).IsValid);
    }

    [Theory]
    [InlineData("L898902C36UTO74O8122F1204159ZE184226B<<<<<10", MrzCheckName.BirthDate, 16, 'O', '0')]
    [InlineData("LB98902C36UTO7408122F1204159ZE184226B<<<<<10", MrzCheckName.DocumentNumber, 2, 'B', '8')]
    [InlineData("L898902C3GUTO7408122F1204159ZE184226B<<<<<10", MrzCheckName.DocumentNumber, 10, 'G', '6')]
    [InlineData("L898902C36UTO7408122F1Z04159ZE184226B<<<<<10", MrzCheckName.ExpiryDate, 23, 'Z', '2')]
    [InlineData("L898902C36UTO7408122FI204159ZE184226B<<<<<10", MrzCheckName.ExpiryDate, 22, 'I', '1')]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<1O", MrzCheckName.Composite, 44, 'O', '0')]
    [InlineData("L898902C36UTO7408122F1204159ZE1B4226B<<<<<10", MrzCheckName.OptionalData, 32, 'B', '8')]
    public void A_misread_character_is_named_with_the_likely_one(
        string line, MrzCheckName check, int column, char read, char likely)
    {
        var result = MrzParser.Parse($"{Line1}\n{line}", Day);

        Assert.Contains(new(check, new(2, column), read, likely), result.Confusions);
        Assert.Equal(DocumentCheckResult.Failed, result.ResultOf(check));
    }

    [Fact]
    public void G_for_6_is_a_confusion_that_no_check_digit_can_see()
    {
        // Their values differ by ten.
        Assert.True(MrzParser.Parse($"{Line1}\nL898902C36UTO7408122F1204159ZE18422GB<<<<<10", Day).IsValid);
    }

    [Fact]
    public void Putting_the_likely_character_in_place_makes_the_digit_right()
    {
        var line = "L898902C36UTO7408122F1204159ZE184Z26B<<<<<10";
        foreach (var hint in MrzParser.Parse($"{Line1}\n{line}", Day).Confusions)
        {
            var mended = line.ToCharArray();
            mended[hint.Position.Column - 1] = hint.Likely;
            Assert.Equal(
                DocumentCheckResult.Successful,
                MrzParser.Parse($"{Line1}\n{new string(mended)}", Day).ResultOf(hint.Check));
        }
    }

    [Fact]
    public void Results_print_no_personal_data()
    {
        var result = MrzParser.Parse($"{Line1}\n{Line2.Replace('8', 'B')}", Day);
        object[] printed = [result, result.Name!, result.DateOfBirth, result.Number!, .. result.Problems,
            .. result.Confusions, .. result.Checks];
        Assert.All(printed, thing =>
        {
            Assert.DoesNotContain("ERIKSSON", thing.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("902C3", thing.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("7408", thing.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData('<', Sex.X)]
    [InlineData('X', Sex.X)]
    [InlineData('M', Sex.M)]
    public void Sex_is_read_from_its_letter_or_the_filler(char letter, Sex sex)
    {
        var result = MrzParser.Parse($"{Line1}\n{Line2.Replace('F', letter)}", Day);
        Assert.Equal((sex, true), (result.Sex, result.IsValid));
    }
}
