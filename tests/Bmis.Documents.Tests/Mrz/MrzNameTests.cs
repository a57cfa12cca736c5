using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.Mrz;

public sealed class MrzNameTests
{
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Theory]
    [InlineData("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA", false)]
    [InlineData("ARKFREITH", "ARKFREITH", "", false)]
    [InlineData("SATRIYA<SUDARPA", "SATRIYA SUDARPA", "", false)]
    [InlineData("<<FIRST<NAME", "", "FIRST NAME", false)]
    [InlineData("ERIKSSON<<ANNA<<MARIA", "ERIKSSON", "ANNA MARIA", false)]
    [InlineData("MUSTERMANN<<<ERIKA", "MUSTERMANN", "ERIKA", false)]
    [InlineData("<ERIKSSON<<ANNA", "ERIKSSON", "ANNA", false)]
    [InlineData("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", true)]
    [InlineData("PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "PAPANDROPOULOUS", "JONATHON WARREN TREVOR", true)]
    [InlineData("PAPANDROPOULOUS<<JONATHON<WARREN<TREVO", "PAPANDROPOULOUS", "JONATHON WARREN TREVO", false)]
    public void Identifiers_are_parted_at_the_first_double_filler(
        string field, string primary, string secondary, bool truncated)
    {
        var result = MrzParser.Parse($"P<UTO{field.PadRight(39, '<')}\n{Line2}", new(2026, 11, 21));

        Assert.Equal(
            (primary, secondary, truncated),
            (result.PrimaryIdentifier, result.SecondaryIdentifier, result.NameMayBeTruncated));
    }

    [Fact]
    public void A_name_in_the_secondary_identifier_alone_becomes_the_primary_one()
    {
        var result = MrzParser.Parse($"P<IND{"<<FIRST<NAME".PadRight(39, '<')}\n{Line2}", new(2026, 11, 21));
        Assert.Equal(("FIRST NAME", ""), (result.Name!.Primary, result.Name.Secondary));
    }
}
