using Bmis.Central.PassengerData.Flights;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Days of receipt (UTC), the last one too.</summary>
internal sealed record QualityPeriod(DateOnly From, DateOnly To)
{
    public const string FromField = "from";
    public const string ToField = "to";

    /// <summary>Most days that are counted at once.</summary>
    public const int MostDays = 366;

    private const int UsualDays = 30;

    public DateTime Start => From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The first moment behind it.</summary>
    public DateTime End => To.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The query that gives the same period again.</summary>
    public QueryString Query => QueryString.Create(FromField, FlightFilter.Iso(From)!)
        .Add(ToField, FlightFilter.Iso(To)!);

    /// <summary>Reads the query of an address; who asks for no days gets the last thirty.</summary>
    public static PeriodReading Read(IQueryCollection query, DateOnly today)
    {
        var (from, to) = (query[FromField].ToString(), query[ToField].ToString());
        var last = FlightFilter.Day(to);
        var first = FlightFilter.Day(from);
        var end = last ?? today;
        var period = new QualityPeriod(first ?? end.AddDays(1 - UsualDays), end);
        return new(period, from, to, Problem(period, from.Length > 0 && first is null, to.Length > 0 && last is null));
    }

    private static PeriodProblem? Problem(QualityPeriod period, bool fromIsNone, bool toIsNone) => period switch
    {
        _ when fromIsNone => new(FromField, "no-day"),
        _ when toIsNone => new(ToField, "no-day"),
        _ when period.To < period.From => new(ToField, "before-from"),
        _ when period.To.DayNumber - period.From.DayNumber >= MostDays => new(ToField, "too-long"),
        _ => null,
    };
}
