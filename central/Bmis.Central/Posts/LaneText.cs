using System.Globalization;

namespace Bmis.Central.Posts;

/// <summary>Figures of lanes as the pages show them.</summary>
internal static class LaneText
{
    /// <summary>Free disk in gigabytes; empty when the lane does not say.</summary>
    public static string Disk(LaneView lane) => lane.FreeDiskMegabytes is { } free
        ? string.Create(CultureInfo.CurrentCulture, $"{free / 1024.0:N1} GB")
        : "";

    public static string Days(LaneView lane) => lane.CertificateDays?.ToString("N0", CultureInfo.CurrentCulture) ?? "";

    public static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
