using System.Globalization;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Dates and times of XML (W3C XML Schema 2, 3.2.7 and 3.2.9). They are local times of the place; a zone behind one is
/// left aside.
/// </summary>
internal static class XmlMoments
{
    private const string Day = "yyyy-MM-dd";
    private const int DayCharacters = 10;
    private const int Minutes = 5;

    private static readonly string[] Times = ["HH:mm", "HH:mm:ss"];

    /// <summary>A moment, or a day; null when it is neither.</summary>
    internal static PnrMoment? Read(string text)
    {
        if (text.Length < DayCharacters || !DateTime.TryParseExact(
            text[..DayCharacters], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        if (text.Length == DayCharacters || text[DayCharacters] is 'Z' or '+' or '-')
            return new(text[..DayCharacters], "", day);
        var clock = Clock(text.AsSpan(DayCharacters + 1));
        return text[DayCharacters] is 'T' or ' ' && DateTime.TryParseExact(
            clock, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new(text[..DayCharacters], new(clock[..Minutes]), day + time.TimeOfDay)
            : null;
    }

    /// <summary>The moment that was sent; one that is none is told and kept as it was sent.</summary>
    internal static PnrMoment Of(string text, int offset, DiagnosticList found)
    {
        if (text.Length == 0)
            return PnrMoment.None;
        if (Read(text) is { } moment)
            return moment;
        found.Add(DiagnosticCode.DateUnreadable, offset);
        return new(text, "", null);
    }

    // Without fractions of a second and a zone.
    private static ReadOnlySpan<char> Clock(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', ':') is >= 0 and var end ? text[..end] : text;
}
