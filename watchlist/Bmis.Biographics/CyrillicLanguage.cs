using System.Buffers;

namespace Bmis.Biographics;

/// <summary>Guesses the language of a Cyrillic name by the letters that only some languages have.</summary>
internal static class CyrillicLanguage
{
    private static readonly SearchValues<char> OnlyBelarusian = SearchValues.Create("Ўў");
    private static readonly SearchValues<char> OnlyUkrainian = SearchValues.Create("ЄєЇїҐґ");
    private static readonly SearchValues<char> OnlySerbian = SearchValues.Create("ЂђЋћ");
    private static readonly SearchValues<char> OnlyMacedonian = SearchValues.Create("ЃѓЌќЅѕ");
    private static readonly SearchValues<char> SouthSlavic = SearchValues.Create("ЉљЊњЈјЏџ");
    private static readonly SearchValues<char> DottedI = SearchValues.Create("Іі");
    private static readonly SearchValues<char> EastSlavic = SearchValues.Create("ЫыЭэЁё");

    /// <summary>The styles in which the name may be printed, the likeliest first.</summary>
    internal static TransliterationStyle[] StylesOf(ReadOnlySpan<char> name)
    {
        if (name.ContainsAny(OnlyBelarusian)) return [TransliterationStyle.Belarusian];
        if (name.ContainsAny(OnlyUkrainian)) return TransliterationStyle.UkrainianForms;
        if (name.ContainsAny(OnlySerbian)) return TransliterationStyle.SerbianForms;
        if (name.ContainsAny(OnlyMacedonian)) return [TransliterationStyle.Macedonian];
        if (name.ContainsAny(SouthSlavic))
            return [.. TransliterationStyle.SerbianForms, TransliterationStyle.Macedonian];
        if (name.ContainsAny(DottedI))
            return name.ContainsAny(EastSlavic)
                ? [TransliterationStyle.Belarusian]
                : [.. TransliterationStyle.UkrainianForms, TransliterationStyle.Belarusian];
        return name.ContainsAny(EastSlavic)
            ? TransliterationStyle.RussianForms
            : [
                .. TransliterationStyle.RussianForms, .. TransliterationStyle.UkrainianForms,
                .. TransliterationStyle.BulgarianForms, .. TransliterationStyle.SerbianForms,
                TransliterationStyle.Macedonian, TransliterationStyle.Belarusian,
            ];
    }
}
