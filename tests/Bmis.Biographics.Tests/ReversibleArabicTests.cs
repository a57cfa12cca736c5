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

    [Fact]
    public void Whatever_the_letters_are_the_answer_is_a_name_in_Arabic_or_none()
    {
        var random = new Random(7);
        var read = 0;
        for (var i = 0; i < 5000; i++)
        {
            var letters = string.Concat(
                Enumerable.Range(0, random.Next(1, 40)).Select(_ => "AXXXBHKMS DN'-"[random.Next(14)]));
            if (!PersonName.Parse(letters).TryGet(out var name)) continue;
            if (ReversibleArabic.Read(name) is not { } arabic) continue;
            read++;
            Assert.DoesNotContain(arabic.Primary, char.IsAsciiLetter);
        }

        Assert.InRange(read, 1, 4999);
    }
}
