using System.Globalization;
using Bmis.Central.Frame;
using Microsoft.Extensions.Localization;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>What pages of flights write, in the reader's language.</summary>
internal static class FlightText
{
    /// <summary>A time at a place; the day alone where no time is known.</summary>
    public static string Time(DateTime? time, DateOnly? day) =>
        time?.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture)
            ?? day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? "";

    public static string Count(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>How long ago; empty for never.</summary>
    public static string Ago(IStringLocalizer texts, TimeProvider clock, DateTime? at) =>
        at is { } moment ? texts["posts.ago", Spans.Text(texts, clock.GetUtcNow().UtcDateTime - moment)] : "";
}
