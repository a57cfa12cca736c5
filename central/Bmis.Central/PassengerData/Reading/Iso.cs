using System.Globalization;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>Days as facts hold them.</summary>
internal static class Iso
{
    /// <summary>The day as ISO date, or what was sent where it was not understood.</summary>
    public static string Of(DateOnly? day, string? sent) =>
        day?.ToString("O", CultureInfo.InvariantCulture) ?? sent ?? "";
}
