namespace Bmis.Biographics.Tests;

/// <summary>The words for people and documents: what they accept, what they refuse and where.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("utO", "UTO", "UTO")]
    [InlineData("D<<", "D", "DEU")]
    [InlineData("DEU", "DEU", "DEU")]
    [InlineData("de", "DEU", "DEU")]
    [InlineData("GBN", "GBN", "GBR")]
    [InlineData("GBD", "GBD", "GBR")]
    [InlineData("UNK", "UNK", "RKS")]
    [InlineData("XXA", "XXA", "XXA")]
    [InlineData("CD", "COD", "COD")]
    public void A_code_is_read_and_counts_as_a_State(string text, string code, string canonical)
    {
        var read = CountryCode.Parse(text).Value;
        Assert.Equal((code, canonical), (read.Code, read.Canonical.Code));
    }

    [Theory]
    [InlineData("", ParseReason.Empty, 0)]
    [InlineData(null, ParseReason.Empty, 0)]
    [InlineData("<<<", ParseReason.Empty, 0)]
    [InlineData("FRAU", ParseReason.TooLong, 3)]
    [InlineData("F1A", ParseReason.InvalidCharacter, 1)]
    [InlineData("XYZ", ParseReason.UnknownCode, 0)]
    [InlineData("A", ParseReason.UnknownCode, 0)]
    public void A_code_that_is_none_is_refused(string? text, ParseReason reason, int position) =>
        Assert.Equal(new(reason, position), CountryCode.Parse(text).Problem);

    [Fact]
    public void Codes_and_alpha_2_codes_are_unique()
    {
        var all = CountryCode.All.ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(249, all.Count(code => code.Code.Length == 3 && code.Alpha2.Length == 2
            && code.Code is not ("EUE" or "UNO" or "RKS")));
        foreach (var code in all.Where(code => code.Alpha2.Length == 2))
            Assert.Equal(code.Canonical, CountryCode.Parse(code.Alpha2).Value.Canonical);
    }

    [Theory]
    [InlineData("YUG", "YUG", true)]
    [InlineData("zar", "COD", true)]
    [InlineData("ROM", "ROU", true)]
    [InlineData("DDR", "DDR", true)]
    [InlineData("FRA", "FRA", false)]
    public void A_withdrawn_code_is_an_issuer_and_no_nationality(string text, string canonical, bool withdrawn)
    {
        var read = CountryCode.ParseIssuer(text).Value;
        Assert.Equal((canonical, withdrawn), (read.Canonical.Code, read.IsWithdrawn));
        Assert.Equal(withdrawn, !CountryCode.Parse(text).Succeeded);
        Assert.Equal(withdrawn, !CountryCode.IsKnown(text));
        Assert.NotEmpty(read.NameIn(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_is_no_code_is_no_issuer_either() =>
        Assert.Equal(new(ParseReason.UnknownCode, 0), CountryCode.ParseIssuer("XYZ").Problem);

    [Theory]
    [InlineData("UTO", true)]
    [InlineData("D<<", true)]
    [InlineData("DE<", false)]
    [InlineData("uto", false)]
    [InlineData("<<<", false)]
    [InlineData("XYZ", false)]
    public void A_field_of_an_mrz_is_known_or_not(string field, bool known) =>
        Assert.Equal(known, CountryCode.IsKnown(field));

    [Theory]
    [InlineData("F", Sex.F)]
    [InlineData(" m ", Sex.M)]
    [InlineData("<", Sex.X)]
    [InlineData("x", Sex.X)]
    public void Sex_is_read(string text, Sex sex) => Assert.Equal(sex, SexCode.Parse(text).Value);

    [Theory]
    [InlineData("", ParseReason.Empty, 0)]
    [InlineData("Q", ParseReason.UnknownCode, 0)]
    [InlineData("  Q", ParseReason.UnknownCode, 2)]
    [InlineData(" FF", ParseReason.TooLong, 2)]
    public void Sex_that_is_none_is_refused(string text, ParseReason reason, int position) =>
        Assert.Equal(new(reason, position), SexCode.Parse(text).Problem);

    [Theory]
    [InlineData("1961-05-03", "1961-05-03", "1961-05-03", "1961-05-03")]
    [InlineData("1961-02", "1961-02", "1961-02-01", "1961-02-28")]
    [InlineData("1960", "1960", "1960-01-01", "1960-12-31")]
    public void A_date_is_read_as_far_as_it_is_known(string text, string iso, string earliest, string latest)
    {
        var date = PartialDate.Parse(text).Value;
        Assert.Equal(iso, date.ToIso());
        Assert.Equal(earliest, PartialDate.Of(date.Earliest).ToIso());
        Assert.Equal(latest, PartialDate.Of(date.Latest).ToIso());
    }

    [Theory]
    [InlineData("", ParseReason.Empty, 0)]
    [InlineData("1961-5", ParseReason.WrongFormat, 6)]
    [InlineData("19a1", ParseReason.InvalidCharacter, 2)]
    [InlineData("1961-13", ParseReason.OutOfRange, 5)]
    [InlineData("1961-02-29", ParseReason.OutOfRange, 8)]
    [InlineData("0000", ParseReason.OutOfRange, 0)]
    [InlineData("1961-05-03T", ParseReason.TooLong, 10)]
    public void A_date_that_is_none_is_refused(string text, ParseReason reason, int position) =>
        Assert.Equal(new(reason, position), PartialDate.Parse(text).Problem);

    [Theory]
    [InlineData("2000-11-21", 26)]
    [InlineData("2000-11-22", 25)]
    [InlineData("2000", 25)]
    public void An_age_is_that_of_the_latest_possible_birth(string birth, int age) =>
        Assert.Equal(age, PartialDate.Parse(birth).Value.AgeOn(new(2026, 11, 21)));

    [Theory]
    [InlineData("ab 12-3", "AB123")]
    [InlineData("L898902C<", "L898902C")]
    public void A_document_number_loses_its_punctuation(string text, string number) =>
        Assert.Equal(number, DocumentNumber.Parse(text).Value.Text);

    [Theory]
    [InlineData(" - ", ParseReason.Empty, 0)]
    [InlineData("AB?1", ParseReason.InvalidCharacter, 2)]
    [InlineData("1234567890123456789012345678901", ParseReason.TooLong, 30)]
    public void A_document_number_that_is_none_is_refused(string text, ParseReason reason, int position) =>
        Assert.Equal(new(reason, position), DocumentNumber.Parse(text).Problem);

    [Fact]
    public void A_name_needs_a_letter_and_takes_no_control_characters()
    {
        Assert.Equal(new(ParseReason.Empty, 0), PersonName.Parse("  ").Problem);
        Assert.Equal(new(ParseReason.InvalidCharacter, 1), PersonName.Parse("A\nB").Problem);
        Assert.Equal(new(ParseReason.TooLong, 200), PersonName.Parse(new string('A', 201)).Problem);
        Assert.Equal("van der Berg Anna", PersonName.Parse(" van  der Berg", "Anna ").Value.Full);
    }

    [Fact]
    public void No_personal_word_prints_itself()
    {
        Assert.Equal("[traveller]", PersonName.Parse("Eriksson", "Anna").Value.ToString());
        Assert.Equal("[date]", PartialDate.Parse("1961").Value.ToString());
        Assert.Equal("[document number]", DocumentNumber.Parse("L898902C").Value.ToString());
        Assert.DoesNotContain("XYZ", CountryCode.Parse("XYZ").Problem!.ToString(), StringComparison.Ordinal);
    }
}
