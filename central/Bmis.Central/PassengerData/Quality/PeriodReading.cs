using Bmis.Central.PassengerData.Flights;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>What an address says of a period.</summary>
/// <param name="Period">The period; not to be used when something is wrong.</param>
/// <param name="From">As it was sent.</param>
/// <param name="To">As it was sent.</param>
/// <param name="Problem">What is wrong; null when nothing is.</param>
internal sealed record PeriodReading(QualityPeriod Period, string From, string To, PeriodProblem? Problem)
{
    /// <summary>What a field of the form holds: what was sent where it is wrong, else the day that counts.</summary>
    public string? Field(string name)
    {
        var (sent, day) = name == QualityPeriod.FromField ? (From, Period.From) : (To, Period.To);
        return Problem?.Field == name ? sent : FlightFilter.Iso(day);
    }
}
