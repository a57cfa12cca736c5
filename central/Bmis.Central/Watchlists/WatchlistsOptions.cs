using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>How alert lists are taken in and published.</summary>
internal sealed class WatchlistsOptions
{
    private const int Megabyte = 1024 * 1024;

    private const int MostUploadMegabytes = 4 * (SourceFile.MaximumLength / Megabyte);

    /// <summary>Days after which a lane counts a published list as expired.</summary>
    public int LifetimeDays { get; set; } = 14;

    /// <summary>Largest upload of all files of one version, in megabytes.</summary>
    public int UploadMegabytes { get; set; } = 512;

    /// <summary>The same in bytes.</summary>
    public long UploadBytes => (long)UploadMegabytes * Megabyte;

    /// <summary>
    /// Where uploads wait, sealed, until they are checked; empty for the system's folder for temporary files.
    /// </summary>
    public string UploadFolder { get; set; } = "";

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => LifetimeDays is < 1 or > 365
        ? "The setting Watchlists:LifetimeDays must lie between 1 and 365."
        : UploadMegabytes is < 1 or > MostUploadMegabytes
            ? $"The setting Watchlists:UploadMegabytes must lie between 1 and {MostUploadMegabytes}."
            : null;
}
