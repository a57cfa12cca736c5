namespace Bmis.Central.PassengerData.Quality;

/// <summary>
/// Below what a figure is marked. ICAO Annex 9 and the guide to API name topics and no figures; these are ours, and the
/// page states them. No score is made of them.
/// </summary>
internal static class QualityBars
{
    /// <summary>Share of messages of grade A or B.</summary>
    public const double Readable = 0.95;

    /// <summary>Share of flights whose list came in time.</summary>
    public const double InTime = 0.95;

    /// <summary>Share of flights without gaps, and with a list.</summary>
    public const double Whole = 0.98;

    /// <summary>Share of persons with birth date, nationality, or document.</summary>
    public const double Sent = 0.98;

    /// <summary>Warnings and worse for a hundred persons; more is marked.</summary>
    public const double WarningsPerHundred = 5;
}
