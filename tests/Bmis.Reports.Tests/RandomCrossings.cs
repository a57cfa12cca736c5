using Bmis.Biographics;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Tests;

/// <summary>Crossings whose every counted property varies; the same seed gives the same crossings.</summary>
internal sealed class RandomCrossings(int seed)
{
    internal static readonly DateTimeOffset Start = new(2026, 2, 25, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Decisions =
        ["ADM", "ADM", "EXO", "EXO", "ADC", "TRN", "REF2", "RFE", "WDR", "PRT", "EXP", "ESC", "CAN"];

    private static readonly string[] Nationalities =
        ["UTO", "FRA", "D", "DEU", "GBD", "GBR", "XXA", "KEN", "NGA", "SEN"];

    private static readonly string[] Lists = ["alert", "stolen", "ofac"];

    private static readonly (string Post, string Zone)[] Posts =
        [("UTAIR", "Africa/Nairobi"), ("UTPRT", "America/Santiago"), ("UTBRG", "Pacific/Auckland")];

    private readonly Random _random = new(seed);

    internal Crossing[] Take(int count, int days = 10) =>
        [.. Enumerable.Range(0, count).Select(_ => Next(days))];

    private Crossing Next(int days)
    {
        var at = Start.AddSeconds(_random.Next(days * 86_400));
        var (post, zone) = Pick(Posts);
        return new()
        {
            CrossingId = Guid.CreateVersion7(at),
            Direction = Pick(Enum.GetValues<Direction>()),
            OpenedAt = at.AddSeconds(-20),
            DecidedAt = at,
            TimeZone = _random.Next(50) == 0 ? "No/Such_Zone" : zone,
            PostCode = post,
            LaneId = $"{post}-1",
            OfficerId = "o.specimen",
            CaptureMode = CaptureMode.Online,
            Traveller = _random.Next(40) == 0 ? null : Traveller(at),
            Verdict = Verdict.Clear,
            Decision = DecisionCode.Parse(Pick(Decisions)).Value,
            Hits = [.. Enumerable.Range(0, _random.Next(4) == 0 ? _random.Next(1, 4) : 0).Select(_ => Hit())],
        };
    }

    private Traveller Traveller(DateTimeOffset at) => new(
        PersonName.Parse("Specimen").Value,
        _random.Next(20) == 0
            ? PartialDate.Unknown
            : PartialDate.Of(DateOnly.FromDateTime(at.DateTime).AddDays(-_random.Next(-100, 35_000))),
        Pick(Enum.GetValues<Sex>()),
        CountryCode.Parse(Pick(Nationalities)).Value);

    private AlertHit Hit() => new(Pick(Lists), "e:1", 0.9, false);

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
