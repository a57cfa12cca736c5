namespace Bmis.Central.Watchlists;

/// <summary>How alert lists are published.</summary>
internal sealed class WatchlistsOptions
{
    /// <summary>Days after which a lane counts a published list as expired.</summary>
    public int LifetimeDays { get; set; } = 14;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => LifetimeDays is < 1 or > 365
        ? "The setting Watchlists:LifetimeDays must lie between 1 and 365."
        : null;
}
