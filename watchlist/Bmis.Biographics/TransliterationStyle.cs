using System.Collections.Frozen;
using System.Text;

namespace Bmis.Biographics;

/// <summary>One way of writing a name in the MRZ: the tables that are asked in turn for each letter.</summary>
internal sealed class TransliterationStyle(params FrozenDictionary<Rune, string>[] tables)
{
    // It stands before the styles, because they are made from it.
    private static readonly FrozenDictionary<Rune, string>[] Everywhere =
    [
        TransliterationTables.Latin, TransliterationTables.Cyrillic, TransliterationTables.Greek,
        TransliterationTables.Arabic, TransliterationTables.Hebrew, OtherScripts.Georgian, OtherScripts.Armenian,
        OtherScripts.Kana, OtherScripts.Ethiopic,
    ];

    internal static readonly TransliterationStyle Belarusian = Of(TransliterationTables.Belarusian);
    internal static readonly TransliterationStyle Macedonian = Of(TransliterationTables.Macedonian);

    internal static readonly TransliterationStyle[] RussianForms =
        [Of(), Of(TransliterationTables.RussianPhonetic)];

    internal static readonly TransliterationStyle[] UkrainianForms =
        [Of(TransliterationTables.Ukrainian), Of(TransliterationTables.UkrainianInitial)];

    internal static readonly TransliterationStyle[] BulgarianForms =
        [Of(TransliterationTables.Bulgarian), Of(TransliterationTables.BulgarianAct)];

    internal static readonly TransliterationStyle[] SerbianForms =
    [
        Of(TransliterationTables.Serbian), Of(TransliterationTables.SerbianDj),
        Of(TransliterationTables.SerbianByTheBook),
    ];

    /// <summary>The other forms of letters outside Cyrillic.</summary>
    internal static readonly TransliterationStyle[] OtherForms =
    [
        Of(TransliterationTables.PlainLatin), Of(TransliterationTables.MarkedLatin),
        Of(TransliterationTables.ArabicPhonetic),
    ];

    /// <summary>True when teh marbuta at the end of a word is XAH.</summary>
    internal bool ReversibleArabic { get; } = !tables.Contains(TransliterationTables.ArabicPhonetic);

    internal bool TryFind(Rune capital, out string letters)
    {
        foreach (var table in tables)
            if (table.TryGetValue(capital, out letters!))
                return true;
        letters = "";
        return false;
    }

    private static TransliterationStyle Of(params FrozenDictionary<Rune, string>[] own) => new([.. own, .. Everywhere]);
}
