namespace Bmis.Biographics.Tests;

public sealed class TransliterationTests
{
    [Theory]
    // Latin: multi-letter forms, marks that vanish, punctuation of 4.6.
    [InlineData("Müller-Großkopf", "MUELLER GROSSKOPF")]
    [InlineData("Ångström Ærø", "AANGSTROEM AEROE")]
    [InlineData("Þórðardóttir", "THORDARDOTTIR")]
    [InlineData("Thérèse CAÑON", "THERESE CANON")]
    [InlineData("Łukasz Żółć", "LUKASZ ZOLC")]
    [InlineData("Nguyễn Thị Đào", "NGUYEN THI DAO")]
    [InlineData("Yıldız İsmail Şener", "YILDIZ ISMAIL SENER")]
    [InlineData("O'Connor d’Arcy", "OCONNOR DARCY")]
    [InlineData("Smith, John Jr.", "SMITH JOHN JR")]
    [InlineData("  Anna   Maria ", "ANNA MARIA")]
    [InlineData("Ｅｒｉｋｓｓｏｎ", "ERIKSSON")]
    [InlineData("e\u0301te\u0301", "ETE")]
    [InlineData("Henry VIII 8", "HENRY VIII")]
    // Cyrillic: the common column, then the exceptions of each language.
    [InlineData("Щербаков Алексей Юрьевич", "SHCHERBAKOV ALEKSEI IUREVICH")]
    [InlineData("Подъячий Фёдор Хмыз", "PODIEIACHII FEDOR KHMYZ")]
    [InlineData("Єгор Гнатишин", "IEHOR HNATYSHYN")]
    [InlineData("Ґудзь Їжак у", "GUDZ IZHAK U")]
    [InlineData("Бабрыковіч Ігар Ёўга", "BABRYKOVICH IHAR IOUHA")]
    [InlineData("Ђорђевић Његош Живко", "DORDEVIC NJEGOS ZIVKO")]
    [InlineData("Ћирић Драган", "CIRIC DRAGAN")]
    [InlineData("Ѓорѓи Ќосев Џафер", "GJORGJI KJOSEV DJAFER")]
    // Greek by ELOT 743.
    [InlineData("Παπαδόπουλος Ευάγγελος", "PAPADOPOULOS EVANGELOS")]
    [InlineData("Ευθυμίου Μπάμπης", "EFTHYMIOU BAMPIS")]
    [InlineData("Χριστόδουλος Ψαράς", "CHRISTODOULOS PSARAS")]
    [InlineData("Μαΐου Άγγελος", "MAIOU ANGELOS")]
    // Arabic, Persian and Urdu by the reversible table.
    [InlineData("محمود عبد الرحيم", "MXHMWD EBD ALRXHYM")]
    [InlineData("فاطمة", "FAXTTMXAH")]
    [InlineData("محمّد", "MXHMMD")]
    [InlineData("پژمان گل", "PXJMAN XGGL")]
    // What no table knows.
    [InlineData("王小明", "")]
    [InlineData("\ud800Anna", "ANNA")]
    [InlineData("", "")]
    public void A_name_is_written_in_the_letters_of_the_mrz(string name, string expected) =>
        Assert.Equal(expected, Transliteration.ToMrzName(name));

    [Theory]
    [InlineData("Müller", "MUELLER|MULLER|MUXXLLER")]
    [InlineData("Ångström", "AANGSTROEM|ANGSTROM")]
    [InlineData("Muñoz", "MUNOZ|MUNXXOZ")]
    [InlineData("Eriksson", "ERIKSSON")]
    [InlineData("Ђорђевић", "DORDEVIC|DJORDJEVIC")]
    [InlineData("محمد", "MXHMD|MHMD")]
    public void The_forms_that_States_print_are_all_there(string name, string expected) =>
        Assert.Equal(expected.Split('|'), Transliteration.Variants(name));

    [Fact]
    public void A_name_that_may_be_of_several_languages_has_the_forms_of_each()
    {
        var variants = Transliteration.Variants("Гнатишин");
        Assert.Equal("GNATISHIN", variants[0]);
        Assert.Contains("HNATYSHYN", variants);
        Assert.Contains("GNATISIN", variants);
        Assert.InRange(variants.Count, 3, Transliteration.MaximumVariants);
    }

    [Fact]
    public void The_whole_name_decides_on_the_language_of_its_parts()
    {
        var name = PersonName.Parse("Гнатишин", "Юлія").Value;
        Assert.Equal(("HNATYSHYN", "IULIIA"), (name.MrzPrimary, name.MrzSecondary));
    }

    [Fact]
    public void Small_letters_are_written_like_capitals_in_every_table()
    {
        const string Letters = "абвгдежзийклмнопрстуфхцчшщъыэюяєїґўђћљњјџѓќѕαβγδεζηθικλμνξοπρστυφχψωäåæöøüþðđłœ";
        foreach (var letter in Letters.Select(one => one.ToString()))
            Assert.Equal(
                Transliteration.ToMrzName(letter.ToUpperInvariant()), Transliteration.ToMrzName(letter));
    }

    [Fact]
    public void A_plain_name_is_written_as_one_with_a_mark_that_vanishes()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 2000; round++)
        {
            var name = new string(random.GetItems<char>("abcxyzABCXYZ  ", random.Next(1, 20)));
            Assert.Equal(Transliteration.ToMrzName($"{name}'"), Transliteration.ToMrzName(name));
        }

        Assert.All(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            letter => Assert.Equal(Transliteration.ToMrzName($"{letter}'"), Transliteration.ToMrzName($"{letter}")));
    }

    [Fact]
    public void Any_text_becomes_capitals_and_single_blanks()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(random.Next(30), random, static (span, source) =>
            {
                foreach (ref var character in span) character = (char)source.Next(0x10000);
            });
            Assert.Matches("^([A-Z]+( [A-Z]+)*)?$", Transliteration.ToMrzName(text));
            Assert.All(Transliteration.Variants(text), one => Assert.Matches("^[A-Z]+( [A-Z]+)*$", one));
        }
    }
}
