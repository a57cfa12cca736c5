using System.Globalization;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>A place in the order of flights, by day of departure. Pages are cut by place, not by count.</summary>
internal sealed record FlightCursor(DateOnly Day, Guid FlightId)
{
    private const string Form = "yyyyMMdd";

    /// <summary>Reads a cursor; null when the text is none.</summary>
    public static FlightCursor? Parse(string? text) =>
        text?.Split('~') is [var day, var id]
        && DateOnly.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && Guid.TryParseExact(id, "N", out var flight)
            ? new(on, flight)
            : null;

    /// <summary>As it stands in an address.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Day.ToString(Form, CultureInfo.InvariantCulture)}~{FlightId:N}");
}
