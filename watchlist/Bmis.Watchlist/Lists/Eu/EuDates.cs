using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Eu;

/// <summary>Birth dates of the Union's list: a day, or what is known of it in numbers, or a range of years.</summary>
internal static class EuDates
{
    private static readonly string[] Fields =
        ["birthdate", "year", "monthOfYear", "dayOfMonth", "yearRangeFrom", "yearRangeTo"];

    private static readonly string[] Forms = ["yyyy-MM-dd", "dd/MM/yyyy"];

    /// <summary>True where nothing is said of the date: the element is there for the place.</summary>
    internal static bool IsSilent(EuDetail birth) => Array.TrueForAll(Fields, field => birth.Number(field) is null);

    internal static BirthInterval? Read(EuDetail birth)
    {
        var certainty = birth.Is("circa") ? BirthCertainty.Approximate : BirthCertainty.Stated;
        if (birth.Number("birthdate") is { } day)
            return DateOnly.TryParseExact(day, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? BirthInterval.Of(PartialDate.Of(date), certainty)
                : null;
        return birth.Number("year") is null ? Range(birth, certainty) : Parts(birth, certainty);
    }

    private static BirthInterval? Parts(EuDetail birth, BirthCertainty certainty)
    {
        if (Number(birth, "year") is not { } year || Number(birth, "monthOfYear") is not { } month
            || Number(birth, "dayOfMonth") is not { } day) return null;
        return PartialDate.Of(year, month, month == 0 ? 0 : day).TryGet(out var date) && !date.IsUnknown
            ? BirthInterval.Of(date, certainty)
            : null;
    }

    private static BirthInterval? Range(EuDetail birth, BirthCertainty certainty)
    {
        if (Number(birth, "yearRangeFrom") is not { } from || Number(birth, "yearRangeTo") is not { } to) return null;
        if (from == 0 || to == 0) (from, to, certainty) = (from + to, from + to, BirthCertainty.Approximate);
        return from is > 0 and <= 9999 && to is > 0 and <= 9999
            ? BirthInterval.Between(new(Math.Min(from, to), 1, 1), new(Math.Max(from, to), 12, 31), certainty)
            : null;
    }

    // Nothing is zero; what is no number is null.
    private static int? Number(EuDetail birth, string field)
    {
        if (birth.Number(field) is not { } text) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
