using System.Globalization;

namespace Bmis.Biographics;

/// <summary>Names of ISO 3166 regions in the language of a culture.</summary>
internal static class RegionNames
{
    internal static string? Find(string alpha2, CultureInfo culture)
    {
        try
        {
            // DisplayName takes a language of the region itself; NativeName takes that of the locale asked for.
            var language = culture.TwoLetterISOLanguageName;
            return new RegionInfo($"{(language == "iv" ? "en" : language)}-{alpha2}").NativeName;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
