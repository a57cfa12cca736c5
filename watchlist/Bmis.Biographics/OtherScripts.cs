using System.Collections.Frozen;
using System.Text;

namespace Bmis.Biographics;

/// <summary>
/// Scripts for which Doc 9303-3 has no table, as their countries' documents write them: Georgian (national system of
/// 2002), Armenian (BGN/PCGN without marks), kana (Hepburn without marks), Ethiopic (by row and vowel, as Ethiopian
/// passports print; the sixth vowel stays out).
/// </summary>
internal static class OtherScripts
{
    private const int Hiragana = 0x60;

    internal static readonly FrozenDictionary<Rune, string> Georgian = TransliterationTables.Parse(
        """
        ა=A ბ=B გ=G დ=D ე=E ვ=V ზ=Z თ=T ი=I კ=K ლ=L მ=M ნ=N ო=O პ=P ჟ=ZH რ=R ს=S ტ=T უ=U ფ=P ქ=K ღ=GH ყ=Q შ=SH ჩ=CH
        ც=TS ძ=DZ წ=TS ჭ=CH ხ=KH ჯ=J ჰ=H
        """);

    internal static readonly FrozenDictionary<Rune, string> Armenian = TransliterationTables.Parse(
        """
        Ա=A Բ=B Գ=G Դ=D Ե=E Զ=Z Է=E Ը=Y Թ=T Ժ=ZH Ի=I Լ=L Խ=KH Ծ=TS Կ=K Հ=H Ձ=DZ Ղ=GH Ճ=CH Մ=M Յ=Y Ն=N Շ=SH Ո=O Չ=CH
        Պ=P Ջ=J Ռ=R Ս=S Վ=V Տ=T Ր=R Ց=TS Ւ=U Փ=P Ք=K Օ=O Ֆ=F և=EV
        """);

    internal static readonly FrozenDictionary<Rune, string> Kana = WithHiragana(TransliterationTables.Parse(
        """
        ア=A イ=I ウ=U エ=E オ=O カ=KA キ=KI ク=KU ケ=KE コ=KO ガ=GA ギ=GI グ=GU ゲ=GE ゴ=GO サ=SA シ=SHI ス=SU セ=SE
        ソ=SO ザ=ZA ジ=JI ズ=ZU ゼ=ZE ゾ=ZO タ=TA チ=CHI ツ=TSU テ=TE ト=TO ダ=DA ヂ=JI ヅ=ZU デ=DE ド=DO ナ=NA ニ=NI
        ヌ=NU ネ=NE ノ=NO ハ=HA ヒ=HI フ=FU ヘ=HE ホ=HO バ=BA ビ=BI ブ=BU ベ=BE ボ=BO パ=PA ピ=PI プ=PU ペ=PE ポ=PO
        マ=MA ミ=MI ム=MU メ=ME モ=MO ヤ=YA ユ=YU ヨ=YO ラ=RA リ=RI ル=RU レ=RE ロ=RO ワ=WA ヲ=O ン=N ヴ=V ャ=YA ュ=YU
        ョ=YO ァ=A ィ=I ゥ=U ェ=E ォ=O ッ= ー=
        """));

    internal static readonly FrozenDictionary<Rune, string> Ethiopic = Rows(
        0x1200,
        """
        H L H M S R S SH Q Q Q Q B V T CH H H N NY * K K K K W * Z ZH Y D D J G G G T CH P TS TS F P
        """);

    private static FrozenDictionary<Rune, string> WithHiragana(FrozenDictionary<Rune, string> katakana)
    {
        var table = katakana.ToDictionary();
        foreach (var (letter, text) in katakana)
            if (letter.Value < 0x30F5) table.Add(new(letter.Value - Hiragana), text);
        return table.ToFrozenDictionary();
    }

    // Eight syllables a row: the consonant with E, U, I, A, E, nothing, O, WA; a star is a row of vowels alone.
    private static FrozenDictionary<Rune, string> Rows(int first, string consonants)
    {
        string[] vowels = ["E", "U", "I", "A", "E", "", "O", "WA"];
        var table = new Dictionary<Rune, string>();
        foreach (var consonant in consonants.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            for (var i = 0; i < vowels.Length; i++)
                table.Add(new(first + i), consonant == "*" ? (i == 0 ? "A" : vowels[i]) : consonant + vowels[i]);
            first += vowels.Length;
        }

        return table.ToFrozenDictionary();
    }
}
