namespace Bmis.Central.Demonstration;

/// <summary>A made-up post and how its traffic runs.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lanes">How many lanes it has.</param>
/// <param name="Weight">Its share of the country's traffic.</param>
/// <param name="Transport">Codes of the list <c>transport</c>, each as often as it is listed.</param>
/// <param name="Hours">How busy each hour of the day is, from midnight.</param>
/// <param name="WeekDays">How busy each day of the week is, from Sunday.</param>
/// <param name="Nationalities">State codes, each with its weight.</param>
internal sealed record DemonstrationPost(
    string Code,
    string Name,
    int Lanes,
    double Weight,
    string[] Transport,
    double[] Hours,
    double[] WeekDays,
    (string State, double Weight)[] Nationalities)
{
    /// <summary>The posts' time zone: the invented country lies in one.</summary>
    public const string TimeZone = "Africa/Nairobi";

    /// <summary>The region of every post.</summary>
    public const int RegionId = 1;

    /// <summary>The ids of its lanes, apart from those of real lanes.</summary>
    public IEnumerable<string> LaneIds => Enumerable.Range(1, Lanes).Select(number => $"demo.{Code}.{number}");

    /// <summary>An airport with two waves a day, a port with ferries, a bridge with a market day.</summary>
    public static IReadOnlyList<DemonstrationPost> All { get; } =
    [
        new(
            "UTAIR",
            "Halcyon Airport",
            4,
            0.56,
            ["4"],
            [2, 1, 1, 1, 3, 7, 10, 9, 6, 4, 4, 5, 6, 5, 4, 4, 5, 7, 9, 10, 9, 7, 5, 3],
            [1.15, 0.95, 0.85, 0.9, 1.0, 1.2, 1.1],
            [
                ("UTO", 26), ("GBR", 9), ("FRA", 8), ("DEU", 7), ("USA", 8), ("IND", 7), ("CHN", 6), ("ARE", 3),
                ("ZAF", 4), ("KEN", 4), ("NLD", 3), ("ITA", 3), ("NGA", 2), ("EGY", 2), ("ETH", 2), ("JPN", 1.5),
                ("BRA", 1), ("CAN", 2), ("AUS", 1.5), ("SWE", 1), ("ESP", 1.5), ("XXB", 0.2), ("UNO", 0.3),
            ]),
        new(
            "UTPRT",
            "Port Meridian",
            2,
            0.14,
            ["1", "1", "1", "3P"],
            [0, 0, 0, 0, 0, 1, 4, 9, 8, 3, 1, 1, 3, 8, 9, 4, 1, 1, 4, 7, 5, 1, 0, 0],
            [1.3, 0.8, 0.75, 0.8, 0.95, 1.15, 1.45],
            [
                ("UTO", 42), ("COM", 14), ("MDG", 9), ("FRA", 8), ("TZA", 8), ("ITA", 4), ("DEU", 4), ("SYC", 3),
                ("MUS", 3), ("PHL", 3), ("GBR", 2), ("XXA", 0.2),
            ]),
        new(
            "UTBRG",
            "Sable River Bridge",
            3,
            0.30,
            ["3F", "3F", "3C", "3P", "3P", "3T"],
            [0.2, 0.1, 0.1, 0.2, 1, 4, 9, 10, 8, 6, 5, 5, 5, 5, 6, 8, 9, 7, 4, 2, 1, 0.6, 0.4, 0.3],
            [0.6, 1.05, 1.0, 1.35, 1.05, 1.15, 0.8],
            [
                ("UTO", 48), ("TZA", 17), ("KEN", 13), ("UGA", 9), ("RWA", 5), ("BDI", 3), ("COD", 3), ("SOM", 1),
                ("ETH", 1), ("XXB", 0.4), ("XXA", 0.2),
            ]),
    ];
}
