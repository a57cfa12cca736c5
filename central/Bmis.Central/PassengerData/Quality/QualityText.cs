using System.Globalization;
using Bmis.Central.Frame;
using Microsoft.Extensions.Localization;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>What pages of quality write, in the reader's language.</summary>
internal static class QualityText
{
    // Shares are told in tenths of a percent; so much is left of what a double cannot hold.
    private const double Tenths = 1000;
    private const double Rest = 1e-9;

    /// <summary>
    /// A share, rounded down, so that what lies below a bar never seems to reach it; a dash for a share of nothing.
    /// </summary>
    public static string Percent(double? share) => share is { } part
        ? (Math.Floor((part * Tenths) + Rest) / Tenths).ToString("P1", CultureInfo.CurrentCulture)
        : "–";

    public static string Bar(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    public static string Figure(double? figure) => figure?.ToString("N1", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>Whole minutes, rounded down, so that what is late never seems to be in time.</summary>
    public static string Minutes(IStringLocalizer texts, double? minutes) => minutes is { } count
        ? texts["carriers.minutes", Math.Floor(count).ToString("N0", CultureInfo.CurrentCulture)]
        : "–";

    public static string Moment(DateTime at) => Labels.Moment(new DateTimeOffset(at, TimeSpan.Zero)) + " (UTC)";
}
