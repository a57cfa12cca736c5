using System.Collections.Frozen;
using System.Text;

namespace Bmis.Biographics;

/// <summary>
/// The tables behind <see cref="Transliteration"/>, capitals only. Where documents in circulation differ from
/// Doc 9303-3, section 6, the text above the table says so, and the other form is a table of its own for variants.
/// </summary>
internal static class TransliterationTables
{
    /// <summary>
    /// Doc 9303-3, 6 A: Latin letters that become other letters than their base; the first form it allows.
    /// </summary>
    internal static readonly FrozenDictionary<Rune, string> Latin = Parse(
        """
        Ä=AE Å=AA Æ=AE Ǽ=AE Ö=OE Ø=OE Ǿ=OE Œ=OE Ü=UE ẞ=SS ß=SS Þ=TH Ð=D Đ=D Ħ=H ı=I ĸ=K Ł=L Ŋ=N Ŧ=T
        Ə=A Ɓ=B Ɗ=D Ɛ=E Ɔ=O Ƙ=K Ƴ=Y Ɵ=O Ɨ=I Ʉ=U
        """);

    /// <summary>The plain letters that Doc 9303-3 allows in their place and that many States print.</summary>
    internal static readonly FrozenDictionary<Rune, string> PlainLatin = Parse("Ä=A Å=A Ö=O Ø=O Ü=U Ǿ=O Đ=DJ Ð=DH Ə=E");

    /// <summary>The third form of Doc 9303-3, which keeps the letter recognisable.</summary>
    internal static readonly FrozenDictionary<Rune, string> MarkedLatin = Parse("Ñ=NXX Ü=UXX");

    /// <summary>
    /// Doc 9303-3, 6 B: Cyrillic, the column that holds for all languages; the soft sign is not written.
    /// </summary>
    internal static readonly FrozenDictionary<Rune, string> Cyrillic = Parse(
        """
        А=A Б=B В=V Г=G Д=D Е=E Ё=E Ж=ZH З=Z И=I І=I Й=I К=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T У=U Ф=F Х=KH
        Ц=TS Ч=CH Ш=SH Щ=SHCH Ъ=IE Ы=Y Ь= Э=E Ю=IU Я=IA Ѵ=Y Ґ=G Ў=U Ѫ=U Ѓ=G Ђ=D Ѕ=DZ Ј=J Ќ=K Љ=LJ Њ=NJ Ћ=C
        Џ=DZ Є=IE Ї=I Ѣ=IE Ә=A Ғ=G Қ=K Ң=N Ө=O Ұ=U Ү=U Һ=H Ҷ=CH Ҳ=H Ӣ=I Ӯ=U
        """);

    /// <summary>Russian as passports before 2010 and much correspondence write it.</summary>
    internal static readonly FrozenDictionary<Rune, string> RussianPhonetic =
        Parse("Ё=YO Й=Y Х=KH Ъ= Ю=YU Я=YA");

    /// <summary>
    /// Exceptions for Ukrainian. The Г of Doc 9303-3's common column is G; Ukraine prints H (resolution 55 of 2010).
    /// </summary>
    internal static readonly FrozenDictionary<Rune, string> Ukrainian = Parse("Г=H И=Y");

    /// <summary>Ukrainian with the letters that the resolution has at the start of words.</summary>
    internal static readonly FrozenDictionary<Rune, string> UkrainianInitial = Parse("Г=H И=Y Є=YE Ї=YI Й=Y Ю=YU Я=YA");

    /// <summary>Exceptions for Belarusian.</summary>
    internal static readonly FrozenDictionary<Rune, string> Belarusian = Parse("Г=H Ё=IO");

    /// <summary>Exceptions for Bulgarian.</summary>
    internal static readonly FrozenDictionary<Rune, string> Bulgarian = Parse("Щ=SHT");

    /// <summary>Bulgarian by the Transliteration Act of 2009, as its passports print it.</summary>
    internal static readonly FrozenDictionary<Rune, string> BulgarianAct =
        Parse("Щ=SHT Ъ=A Й=Y Ь=Y Ю=YU Я=YA Х=H");

    /// <summary>
    /// Exceptions for Serbian. Doc 9303-3 also has H for Г, which no Serbian document prints: see
    /// <see cref="SerbianByTheBook"/>.
    /// </summary>
    internal static readonly FrozenDictionary<Rune, string> Serbian = Parse("Ж=Z Х=H Ц=C Ч=C Ш=S");

    /// <summary>Serbian with the Г of Doc 9303-3.</summary>
    internal static readonly FrozenDictionary<Rune, string> SerbianByTheBook = Parse("Г=H Ж=Z Х=H Ц=C Ч=C Ш=S");

    /// <summary>Serbian with the DJ that passports print for Ђ.</summary>
    internal static readonly FrozenDictionary<Rune, string> SerbianDj = Parse("Ђ=DJ Ж=Z Х=H Ц=C Ч=C Ш=S");

    /// <summary>Exceptions for Macedonian.</summary>
    internal static readonly FrozenDictionary<Rune, string> Macedonian = Parse("Ѓ=GJ Ќ=KJ Х=H Ц=C Џ=DJ");

    /// <summary>
    /// Doc 9303-3, 6 C: Arabic with the letters of Persian, Pashto and Urdu, reversible through the escape letter X.
    /// Teh marbuta at the end of a word is XAH. Marks are not encoded except shadda, which doubles its letter.
    /// </summary>
    internal static readonly FrozenDictionary<Rune, string> Arabic = Parse(
        """
        ء=XE آ=XAA أ=XAE ؤ=U إ=I ئ=XI ا=A ب=B ة=XTA ت=T ث=XTH ج=J ح=XH خ=XKH د=D ذ=XDH ر=R ز=Z س=S ش=XSH
        ص=XSS ض=XDZ ط=XTT ظ=XZZ ع=E غ=G ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=W ى=XAY ي=Y ٱ=XXA ٹ=XXT ټ=XRT پ=P ځ=XKE
        څ=XXH چ=XC ڈ=XXD ډ=XDR ڑ=XXR ړ=XRR ږ=XRX ژ=XJ ښ=XXS ک=XKK ګ=XXK ڭ=XNG گ=XGG ں=XNN ڼ=XXN ھ=XDO ۀ=XYH
        ہ=XXG ۂ=XGE ۃ=XTG ی=XYA ۍ=XXY ې=Y ے=XYB ۓ=XBE
        """);

    /// <summary>Arabic letters as issuers print them by sound; vowels that are not written stay out.</summary>
    internal static readonly FrozenDictionary<Rune, string> ArabicPhonetic = Parse(
        """
        ء= آ=A أ=A ؤ=U إ=I ئ=I ا=A ب=B ة=A ت=T ث=TH ج=J ح=H خ=KH د=D ذ=DH ر=R ز=Z س=S ش=SH ص=S ض=D ط=T ظ=Z ع=A
        غ=GH ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=U ى=A ي=I ٱ=A ٹ=T ټ=T پ=P ځ=DZ څ=TS چ=CH ڈ=D ډ=D ڑ=R ړ=R ږ=ZH ژ=ZH ښ=SH
        ک=K ګ=G ڭ=NG گ=G ں=N ڼ=N ھ=H ۀ=A ہ=H ۂ=H ۃ=A ی=I ۍ=AI ې=E ے=E ۓ=E
        """);

    /// <summary>Greek letters by ELOT 743, as Greek and Cypriot passports print them; digraphs come first.</summary>
    internal static readonly FrozenDictionary<Rune, string> Greek = Parse(
        """
        Α=A Β=V Γ=G Δ=D Ε=E Ζ=Z Η=I Θ=TH Ι=I Κ=K Λ=L Μ=M Ν=N Ξ=X Ο=O Π=P Ρ=R Σ=S ς=S Τ=T Υ=Y Φ=F Χ=CH Ψ=PS Ω=O
        """);

    /// <summary>
    /// Hebrew letters as Israeli passports print them. Doc 9303-3 has no table; vowels that are not written stay out.
    /// </summary>
    internal static readonly FrozenDictionary<Rune, string> Hebrew = Parse(
        """
        א=A ב=B ג=G ד=D ה=H ו=V ז=Z ח=H ט=T י=Y כ=K ך=K ל=L מ=M ם=M נ=N ן=N ס=S ע=A פ=P ף=F צ=TZ ץ=TZ ק=K ר=R ש=SH
        ת=T
        """);

    internal static FrozenDictionary<Rune, string> Parse(string rows)
    {
        var table = new Dictionary<Rune, string>();
        foreach (var row in rows.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letter = Rune.GetRuneAt(row, 0);
            table.Add(letter, row[(letter.Utf16SequenceLength + 1)..]);
        }

        return table.ToFrozenDictionary();
    }
}
