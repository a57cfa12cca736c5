using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Uk;

/// <summary>
/// Birth dates as the United Kingdom's list writes them: <c>14/03/1968</c>, <c>00/03/1968</c>, <c>00/00/1968</c>,
/// <c>dd/mm/1968</c>, <c>1968</c>.
/// </summary>
internal static class UkDates
{
    internal static BirthInterval? Read(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length is not (1 or 3) || Number(parts[^1]) is not { } year) return null;
        if (parts.Length == 1) return Of(year, 0, 0);
        var (day, month) = (Number(parts[0]), Number(parts[1]));
        return day is null || month is null ? null : Of(year, month.Value, month == 0 ? 0 : day.Value);
    }

    private static BirthInterval? Of(int year, int month, int day) =>
        year >= 1000 && PartialDate.Of(year, month, day).TryGet(out var date) ? BirthInterval.Of(date) : null;

    // Letters stand where a part is not known.
    private static int? Number(string part) =>
        part is "dd" or "mm" or "DD" or "MM" ? 0
        : int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
