using System.Globalization;

namespace Bmis.Biographics;

/// <summary>Names of ISO 3166 regions in the language of a culture.</summary>
internal static class RegionNames
{
    internal static string? Find(string alpha2, CultureInfo culture)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            // RegionInfo.DisplayName follows the thread's UI culture and takes no other.
            CultureInfo.CurrentUICulture = culture;
            return new RegionInfo(alpha2).DisplayName;
        }
        catch (ArgumentException)
        {
            return null;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
