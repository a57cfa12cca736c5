namespace Bmis.Biographics.Tests;

public sealed class ReversibleArabicTests
{
    [Theory]
    [InlineData("محمود عبد الرحيم")]
    [InlineData("فاطمة الزهراء")]
    [InlineData("خالد ذو الفقار")]
    [InlineData("شیرین غلامی")]
    [InlineData("گلزار احمد ٹھاکر")]
    public void What_the_reversible_table_wrote_is_read_back_letter_by_letter(string arabic)
    {
        var mrz = PersonName.Parse(Transliteration.ToMrzName(arabic)).Value;
        Assert.Equal(arabic, ReversibleArabic.Read(mrz)!.Primary);
    }

    [Fact]
    public void Both_identifiers_are_read_where_one_of_them_shows_the_table()
    {
        var read = ReversibleArabic.Read(PersonName.Parse("QASM", "MXHMD").Value)!;
        Assert.Equal(("قاسم", "محمد"), (read.Primary, read.Secondary));
    }

    [Theory]
    [InlineData("XSHAKR ALXKHL", "شاكر الخل")]
    [InlineData("XSHAKR ALX", "شاكر ال")]
    [InlineData("XSHAKR ALXK", "شاكر ال")]
    public void A_code_that_the_end_of_the_field_cut_is_left_out(string mrz, string arabic) =>
        Assert.Equal(arabic, ReversibleArabic.Read(PersonName.Parse(mrz).Value)!.Primary);

    [Theory]
    [InlineData("NADR KRYM")]
    [InlineData("FELIX")]
    [InlineData("ALEXANDER")]
    [InlineData("XAVIER COSTA")]
    [InlineData("XHEVDET VOKSHI")]
    [InlineData("MXHMD O")]
    [InlineData("محمد")]
    [InlineData("X")]
    public void Other_names_are_not_read(string name) =>
        Assert.Null(ReversibleArabic.Read(PersonName.Parse(name).Value));
}
