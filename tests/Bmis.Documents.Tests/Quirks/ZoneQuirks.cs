using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>What States of the field print.</summary>
public sealed class ZoneQuirks
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    public static TheoryData<string, string, string> Zones => new()
    {
        {
            "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0",
            "D", "C01X0006H"
        },
        {
            "I<DEUD23145890<7349<<<<<<<<<<<\n7408122F1204159DEU<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            "DEU", "D23145890734"
        },
        {
            "I<UTO600001795<0152<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            "UTO", "600001795015"
        },
        {
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8",
            "UTO", "L898902C3"
        },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    [FieldQuirk("cheminfo/mrz#17")]
    public void Codes_numbers_and_fillers_of_the_field_are_read_and_each_check_has_its_own_result(
        string text, string state, string number)
    {
        var result = MrzParser.Parse(text, Day);
        Assert.Equal((state, number), (result.IssuingState, result.DocumentNumber));
        Assert.All(result.Checks, check => Assert.Equal(DocumentCheckResult.Successful, check.Result));

        // One wrong digit takes nothing from the other checks but the composite one.
        var wrong = text.ToCharArray();
        var birth = Array.IndexOf(wrong, '\n') + (result.Format == MrzFormat.Td1 ? 7 : 20);
        wrong[birth] = wrong[birth] == '9' ? '0' : (char)(wrong[birth] + 1);
        var broken = MrzParser.Parse(new string(wrong), Day);
        Assert.Equal(DocumentCheckResult.Failed, broken.ResultOf(MrzCheckName.BirthDate));
        Assert.Equal(DocumentCheckResult.Successful, broken.ResultOf(MrzCheckName.DocumentNumber));
        Assert.Equal(DocumentCheckResult.Successful, broken.ResultOf(MrzCheckName.ExpiryDate));
        Assert.Equal((state, number), (broken.IssuingState, broken.DocumentNumber));
    }
}
