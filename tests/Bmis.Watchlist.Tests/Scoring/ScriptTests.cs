using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Tests.Scoring;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("محمد حسين", "Muhammad Husayn")]
    [InlineData("فاطمة الزهراء", "Fatima Al Zahra")]
    [InlineData("Наталья Соколова", "Natalya Sokolova")]
    [InlineData("Володимир Зеленський", "Volodymyr Zelenskyy")]
    [InlineData("יעקב כהן", "Yaakov Cohen")]
    [InlineData("김민준", "Kim Minjun")]
    [InlineData("ბარაკ ობამა", "Barack Obama")]
    [InlineData("バラク・オバマ", "Barack Obama")]
    [InlineData("Γεώργιος Παπαδόπουλος", "Georgios Papadopoulos")]
    [InlineData("Արամ Խաչատուրյան", "Aram Khachaturyan")]
    [InlineData("መንግሥቱ ኃይለ", "Mengistu Haile")]
    public void A_name_in_its_own_script_is_found_from_both_sides(string script, string latin)
    {
        Assert.InRange(Screening.Score(script, latin), 0.72, 1);
        Assert.InRange(Screening.Score(latin, script), 0.72, 1);
    }

    [Theory]
    [InlineData("Юлия Хрущёва")]
    [InlineData("Георгій Щербак")]
    [InlineData("خالد غانم")]
    public void Whatever_a_State_prints_for_a_listed_name_is_nearly_the_same(string script) =>
        Assert.All(
            Transliteration.Variants(script),
            printed => Assert.InRange(Screening.Score(printed, script), 0.95, 1));

    [Theory]
    [InlineData("محمد حسين", "Marta Helsen")]
    [InlineData("Наталья Соколова", "Natalia Petrova")]
    [InlineData("יעקב כהן", "Yosef Cohen")]
    public void Another_person_in_another_script_stays_below_the_cutoff(string script, string latin) =>
        Assert.InRange(Screening.Score(script, latin), 0, MatchingParameters.Default.Cutoff);

    [Fact]
    public void The_explanation_says_how_the_parts_were_read()
    {
        var answer = Screening.Query("محمد").Against(Screening.Entry("Mohammed"));
        var piece = answer.Piece(PieceKind.NamePart);
        Assert.Equal(MatchForm.Transliteration, piece.Form);
        Assert.Equal("MOHAMMED", piece.Entry);
        Assert.All(piece.Query, letter => Assert.True(char.IsAsciiLetterUpper(letter)));
    }

    [Fact]
    public void What_States_print_for_a_listed_name_is_called_a_transliteration_of_it()
    {
        var answer = Screening.Query("Natalya Skvortsova").Against(Screening.Entry("Наталья Скворцова"));
        var parts = answer.Pieces.Where(piece => piece.Kind == PieceKind.NamePart).ToList();
        Assert.Equal(2, parts.Count);
        Assert.All(parts, piece => Assert.Equal(MatchForm.Transliteration, piece.Form));
    }

    [Fact]
    public void A_part_that_nobody_can_read_counts_as_one_without_counterpart()
    {
        var whole = Screening.Score("สมชาย Lin", "Lin");
        Assert.InRange(whole, 0.4, 0.7);
        Assert.Equal(0, Screening.Score("สมชาย", "Lin"));
    }

    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محمّد\u200f", "محمد")]
    [InlineData("نادیا", "ناديا")]
    public void Marks_and_letters_of_neighbouring_languages_make_no_difference(string one, string other) =>
        Assert.InRange(Screening.Score(one, other), 0.99, 1);

    [Fact]
    public void The_same_birthday_lets_a_short_part_differ_more()
    {
        var entry = Screening.Entry("OMAR", "Mohammed") with
        {
            BirthDates = [BirthInterval.Of(PartialDate.Parse("1968-03-14").Value)],
        };
        var query = Screening.Query("OAMR", "MOHAMED");
        var without = query.Against(entry).Score;
        var with = (query with { BirthDate = PartialDate.Parse("1968-03-14").Value }).Against(entry).Score;
        Assert.True(without < MatchingParameters.Default.Cutoff && with > MatchingParameters.Default.Cutoff + 0.1);
    }

    [Fact]
    public void A_name_that_fills_the_field_is_read_as_cut_without_being_told()
    {
        var query = Screening.Query("VANDERSPECIMENBERG", "MARIANNE A");
        Assert.Equal(30, query.Name!.MrzPrimary.Length + 2 + query.Name.MrzSecondary.Length);
        var entry = Screening.Entry("VANDERSPECIMENBERG", "Marianne Aleksandra Josephine");
        var shorter = Screening.Query("VANDERSPECIMENBER", "MARIANNE A");
        Assert.True(query.Against(entry).Score > shorter.Against(entry).Score);
    }

    [Theory]
    [InlineData("Vladimir Vladimirovich Sample", "Vladimir Sample", true)]
    [InlineData("Sergey Ivanovich Sample", "Sergey Viktorovich Sample", false)]
    [InlineData("William G Sample", "William W Sample", false)]
    [InlineData("President Sample Anna", "Anna Sample", true)]
    [InlineData("Sample Sample Anna", "Anna Sample", true)]
    [InlineData("ALH AQ Amin", "AL HAQ Amin", true)]
    [InlineData("Sergejs Lavrentjevs", "Sergey Lavrentyev", true)]
    public void What_people_leave_out_or_add_is_told_from_what_speaks_against(string query, string entry, bool match) =>
        Assert.Equal(match, Screening.Score(query, entry) >= MatchingParameters.Default.Cutoff);

    [Fact]
    public void A_part_that_no_State_writes_in_Latin_letters_does_not_leave_the_name_without_it()
    {
        Assert.InRange(Screening.Score("JOHN", "李|John"), 0, 0.99);
        Assert.True(
            Screening.Score("MILLER|JOHN", "李|John") <= Screening.Score("MILLER|JOHN", "Li|John"),
            "A surname in Chinese counts no less than one in Latin letters.");
    }
}
