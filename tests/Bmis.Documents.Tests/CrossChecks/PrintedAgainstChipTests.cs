using Bmis.Documents.CrossChecks;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.CrossChecks;

public sealed class PrintedAgainstChipTests
{
    private const string First = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private const string Card =
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    [Fact]
    public void The_same_zone_agrees()
    {
        var check = PrintedAgainstChip.Compare(Read(First, Second), Read(First, Second));
        Assert.Equal(DocumentCheckResult.Successful, check.Result);
        Assert.Equal(DocumentCheckResult.Successful, PrintedAgainstChip.Compare(Read(Card), Read(Card)).Result);
    }

    [Theory]
    [InlineData("P<UTOERIKSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<", Second, CrossCheckField.PrimaryIdentifier)]
    [InlineData("P<UTOERIKSSON<<ANN<MARIA<<<<<<<<<<<<<<<<<<<<", Second, CrossCheckField.SecondaryIdentifier)]
    [InlineData("PDUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", Second, CrossCheckField.DocumentCode)]
    [InlineData("P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", Second, CrossCheckField.IssuingState)]
    [InlineData(First, "L898902C36D<<7408122F1204159ZE184226B<<<<<10", CrossCheckField.Nationality)]
    [InlineData(First, "L898902C36UTO7408122M1204159ZE184226B<<<<<10", CrossCheckField.Sex)]
    [InlineData(First, "L898902D39UTO7408122F1204159ZE184226B<<<<<10", CrossCheckField.DocumentNumber)]
    [InlineData(First, "L898902C36UTO7408133F1204159ZE184226B<<<<<10", CrossCheckField.BirthDate)]
    [InlineData(First, "L898902C36UTO7408122F1304152ZE184226B<<<<<10", CrossCheckField.ExpiryDate)]
    [InlineData(First, "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<00", CrossCheckField.OptionalData)]
    public void A_field_that_differs_is_named(string first, string second, CrossCheckField field)
    {
        var check = PrintedAgainstChip.Compare(Read(first, second), Read(First, Second));
        Assert.Equal((DocumentCheckResult.Failed, CrossCheckReason.FieldsDiffer), (check.Result, check.Reason));
        Assert.Equal([field], check.Fields);
    }

    [Theory]
    [InlineData(First, "L898902CB6UTO7408122F1204159ZE184226B<<<<<10", CrossCheckField.DocumentNumber)]
    [InlineData(First, "L898902C36UTO74081Z2F1204159ZE184226B<<<<<10", CrossCheckField.BirthDate)]
    [InlineData(First, "L898902C36UTO7408122F12O4159ZE184226B<<<<<10", CrossCheckField.ExpiryDate)]
    [InlineData(First, "L898902C36UTO7408122F1204159ZE184Z26B<<<<<10", CrossCheckField.OptionalData)]
    [InlineData(First, "L898902C36UTO7408122?1204159ZE184226B<<<<<10", CrossCheckField.Sex)]
    [InlineData("P<UTOERIK*SON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", Second, CrossCheckField.PrimaryIdentifier)]
    public void A_field_that_shows_itself_as_misread_leaves_the_check_undetermined(
        string first, string second, CrossCheckField field)
    {
        var check = PrintedAgainstChip.Compare(Read(first, second), Read(First, Second));
        Assert.Equal(
            (DocumentCheckResult.Undetermined, CrossCheckReason.PrintedMisread), (check.Result, check.Reason));
        Assert.Equal([field], check.Fields);
    }

    [Fact]
    public void A_misread_field_does_not_hide_one_that_differs()
    {
        var printed = Read("P<UTOERIKSEN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<", "L898902CB6" + Second[10..]);
        var check = PrintedAgainstChip.Compare(printed, Read(First, Second));
        Assert.Equal(DocumentCheckResult.Failed, check.Result);
        Assert.Equal([CrossCheckField.PrimaryIdentifier, CrossCheckField.DocumentNumber], check.Fields);
        Assert.Equal("[Failed FieldsDiffer: PrimaryIdentifier, DocumentNumber]", check.ToString());
    }

    [Fact]
    public void A_card_against_a_passport_differs_in_format()
    {
        var check = PrintedAgainstChip.Compare(Read(Card), Read(First, Second));
        Assert.Equal((DocumentCheckResult.Failed, CrossCheckField.Format), (check.Result, check.Fields[0]));
    }

    [Fact]
    public void Without_a_zone_nothing_is_compared()
    {
        var whole = Read(First, Second);
        Assert.Equal(CrossCheckReason.PrintedMissing, PrintedAgainstChip.Compare(Read("?"), whole).Reason);
        Assert.Equal(CrossCheckReason.ChipMissing, PrintedAgainstChip.Compare(whole, Read("?")).Reason);
    }

    private static MrzResult Read(params string[] lines) =>
        MrzParser.Parse(string.Join('\n', lines), new(2026, 11, 27));
}
