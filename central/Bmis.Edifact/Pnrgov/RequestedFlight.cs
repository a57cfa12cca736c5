using System.Globalization;

namespace Bmis.Edifact.Pnrgov;

/// <summary>A flight that a message to or from a carrier is about (TVL).</summary>
/// <param name="Date">The day of departure, DDMMYY.</param>
/// <param name="Time">The time of departure, HHMM; empty when not said.</param>
/// <param name="From">From where.</param>
/// <param name="To">To where.</param>
/// <param name="Carrier">The carrier.</param>
/// <param name="Number">The number.</param>
public sealed record RequestedFlight(
    string Date, string Time, string From, string To, string Carrier, string Number)
{
    private const string Format = "ddMMyy";

    /// <summary>The day, years of two digits in 2000 to 2099; null when it is none.</summary>
    public DateOnly? Day => DateTime.TryParseExact(
        Date, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
        ? new DateOnly(2000 + (read.Year % 100), read.Month, 1).AddDays(read.Day - 1) : null;

    /// <summary>A flight of a day.</summary>
    public static RequestedFlight On(DateOnly day, string from, string to, string carrier, string number) =>
        new(day.ToString(Format, CultureInfo.InvariantCulture), "", from, to, carrier, number);
}
