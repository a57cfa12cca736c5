using System.Globalization;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// When an interchange or group was prepared (S004), as it was sent. The standard names no time zone.
/// </summary>
/// <param name="Date">YYMMDD, or CCYYMMDD from version 4 on (0017).</param>
/// <param name="Time">HHMM (0019).</param>
public sealed record PreparationTime(string Date, string Time)
{
    private static readonly string[] Forms = ["yyyyMMddHHmm", "yyyyMMddHHmmss"];

    /// <summary>
    /// The moment without a zone, years of two digits in 2000 to 2099; null when it is none (placeholders occur).
    /// </summary>
    public DateTime? Moment => DateTime.TryParseExact(
        (Date.Length == 6 ? "20" + Date : Date) + Time, Forms, CultureInfo.InvariantCulture,
        DateTimeStyles.None, out var moment) ? moment : null;

    internal static PreparationTime Of(in Element element, TextDecoder text) =>
        new(text.Code(element[0]), text.Code(element[1]));
}
