using System.Globalization;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Reads the text of SSR DOCS (AIRIMP):
/// <c>/type/issuer/number/nationality/birth/sex/expiry/surname/given/second</c>, of which any may be empty. Senders who
/// leave out a place shift all others; so places are counted from the first date, which is that of birth unless it
/// stands behind the sex. Documents of the XML form have ISO dates there.
/// </summary>
public static class DocsText
{
    /// <summary>The code of the request.</summary>
    public const string Code = "DOCS";

    private const int BirthPlace = 5;
    private const int SexPlace = 6;
    private const int ExpiryPlace = 7;
    private const int SurnamePlace = 8;
    private const int YearsAhead = 30;
    private const string Format = "ddMMMyy";
    private const string IsoFormat = "yyyy-MM-dd";

    /// <summary>Reads a text; null when nothing is said in it.</summary>
    /// <param name="text">The text of the request.</param>
    /// <param name="beside">
    /// The day of the flight: a birth lies before it, an expiry at most 30 years behind it.
    /// </param>
    public static BookedDocument? Read(string text, DateOnly beside)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        if (parts.All(part => part.Length == 0))
            return null;
        var shift = Shift(parts, beside);
        string Part(int place) => place + shift is >= 1 and var at && at < parts.Length ? parts[at] : "";
        var sex = Part(SexPlace);
        return new BookedDocument(
            Part(1), Part(2), Part(3), Part(4), Part(BirthPlace), Before(Part(BirthPlace), beside), sex.TrimEnd('I'),
            sex.Length > 1 && sex[^1] == 'I', Part(ExpiryPlace), Day(Part(ExpiryPlace), beside.Year + YearsAhead),
            Part(SurnamePlace), [.. parts.Skip(SurnamePlace + 1 + shift).Where(part => part.Length > 0)]);
    }

    // A date behind a sex is that of expiry.
    private static int Shift(string[] parts, DateOnly beside)
    {
        var date = Array.FindIndex(parts, part => Day(part, beside.Year) is not null);
        if (date < 1)
            return 0;
        var shift = date - (IsSex(parts[date - 1]) ? ExpiryPlace : BirthPlace);
        return shift is >= -1 and <= 1 ? shift : 0;
    }

    private static bool IsSex(string part) => part is "M" or "F" or "U" or "X" or "MI" or "FI" or "UI" or "XI";

    private static DateOnly? Before(string part, DateOnly beside) =>
        Day(part, (digits, day) => ShortYear.NotBehind(beside.Year, ShortYear.DayOf(beside), digits, day));

    private static DateOnly? Day(string part, int lastYear) =>
        Day(part, (digits, _) => ShortYear.UpTo(lastYear, digits));

    private static DateOnly? Day(string part, Func<int, int, int> year)
    {
        if (part.Length == IsoFormat.Length)
            return DateOnly.TryParseExact(
                part, IsoFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? iso : null;
        if (part.Length != Format.Length || !DateTime.TryParseExact(
            part, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return null;
        var full = year(read.Year % 100, (read.Month * 100) + read.Day);
        return CalendarDay.At(full, read.Month, read.Day) is { } day ? DateOnly.FromDateTime(day) : null;
    }
}
