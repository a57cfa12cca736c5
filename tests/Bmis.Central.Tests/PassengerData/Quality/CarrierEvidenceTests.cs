using System.Text;
using Bmis.Central.PassengerData.Quality;
using static Bmis.Central.Tests.PassengerData.Quality.CarrierSamples;

namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>What figures rest on, and the exports, against a real warehouse.</summary>
public sealed class CarrierEvidenceTests : IAsyncLifetime
{
    private QualityBench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await QualityBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Late_flights_come_first_by_how_late_they_were()
    {
        await _bench.SendAsync("09:00", List("123", 1));
        await _bench.SendAsync("10:45", List("124", 2));
        await _bench.SendAsync("11:05", List("125", 3));
        var late = (await _bench.EvidenceAsync("UT")).Late;
        Assert.Equal(["UT 125 -5 True", "UT 124 15 True"], late.Select(one => $"{one.Name} {one.Lead} {one.IsUtc}"));
    }

    [Fact]
    public async Task Flights_say_what_they_lack()
    {
        await _bench.SendAsync("09:00", Part("123", 1, "01:C", 2, "BERG"));
        await _bench.SendAsync("09:00", Push("124", 2));
        await _bench.SendAsync("09:00", Changed(List("125", 3), "DTM+189:2611291100:201'", ""));
        await _bench.SendAsync("09:00", List("126", 4));
        var flights = (await _bench.EvidenceAsync("UT")).Incomplete;
        Assert.Equal(
            ["UT 123 gaps", "UT 124 list", "UT 125 time"],
            flights.Select(one => $"{one.Name} {Lack(one)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Flights_say_how_many_lack_what_and_never_who()
    {
        await _bench.SendAsync("09:00", Changed(List("123", 1, "ERIKSSON", "BERG"), "DTM+329:740812'", ""));
        await _bench.SendAsync("09:00", List("124", 2));
        await _bench.SendAsync("09:10", Changed(List("123", 3, "ERIKSSON"), "NAT+2+UTO'", ""));
        var persons = Assert.Single((await _bench.EvidenceAsync("UT")).Persons);
        Assert.Equal(("UT 123", 3), (persons.Name, persons.Listed));
        Assert.Equal((1, 1, 0), (persons.WithoutBirth, persons.WithoutNationality, persons.WithoutDocument));
    }

    [Fact]
    public async Task Messages_stand_by_grade_and_what_was_set_apart_says_why()
    {
        var list = List("123", 1);
        var good = await _bench.SendAsync("09:00", list);
        await _bench.SendAsync("09:01", list);
        await _bench.SendAsync("09:02", "WRAPPED" + list);
        var held = await _bench.SendAsync("09:03", WithoutFlight(2));
        await _bench.SendAsync("09:04", Foreign(3));
        await _bench.SendAsync("09:05", "Nothing that is a message.");
        var evidence = await _bench.EvidenceAsync("UT");
        Assert.Equal(["E", "D", "A", "A"], evidence.Graded.Select(one => one.Grade));
        Assert.Equal(held.Transmission, evidence.Graded[1].TransmissionId);
        Assert.Equal(
            ["held no-message 1", "refused type 1", "held flight 1", "repeated  1", "again  2"],
            evidence.Apart.Select(one => $"{one.Outcome} {one.Reason} {one.Times}"));
        Assert.Equal(good.Transmission, evidence.Apart[^1].TransmissionId);
    }

    [Fact]
    public async Task Findings_are_counted_by_code_with_the_newest_examples()
    {
        var sent = new List<Guid>();
        for (var minute = 1; minute <= 5; minute++)
            sent.Add((await _bench.SendAsync($"09:0{minute}", WithTwoBadDates(minute))).Transmission);
        var finding = Assert.Single((await _bench.EvidenceAsync("UT")).Findings);
        Assert.Equal(("DateUnreadable", 10, 5), (finding.Name, finding.Findings, finding.Messages));
        Assert.Equal(sent[2..].Order(), finding.Examples.Order());
    }

    [Fact]
    public async Task A_long_list_is_cut_and_the_export_has_all_of_it()
    {
        await _bench.SendAsync(
            "11:00", string.Concat(Enumerable.Range(200, 105).Select(one => List($"{one}", one % 60))));
        var shown = await _bench.EvidenceAsync("UT");
        Assert.Equal(EvidenceStore.MostShown + 1, shown.Late.Count);
        Assert.Equal(EvidenceStore.MostOfGrade, shown.Graded.Count);
        var exported = await _bench.Evidence.ExportedAsync("UT", QualityBench.Days, Stop);
        Assert.Equal((105, 105), (exported.Late.Count, exported.Graded.Count));
    }

    [Theory]
    [InlineData("UT", true)]
    [InlineData("hub", true)]
    [InlineData("XX", false)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData("UT'", false)]
    public async Task Only_who_has_sent_something_is_known(string carrier, bool isKnown)
    {
        await _bench.SendAsync("09:00", List("123", 1));
        await _bench.SendAsync("09:00", "Nothing that is a message.", "hub");
        Assert.Equal(isKnown, await _bench.Evidence.IsKnownAsync(carrier, Stop));
    }

    [Fact]
    public async Task The_export_has_the_figures_of_the_page()
    {
        await _bench.SendAsync("09:00", List("124", 1));
        await _bench.SendAsync("10:45", WithTwoBadDates(2));
        var lines = Lines(FiguresCsv.Write(await _bench.ReadAsync()));
        var row = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(one => one.First, one => one.Second);
        Assert.Equal(30, row.Count);
        Assert.Equal(
            ["UT", "2", "0.5", "1", "2", "67.5", "1", "1", "2", "100", "0"],
            ((string[])
            [
                "carrier", "messages", "share_in_time", "share_a_b", "flights", "median_lead_minutes", "grade_b",
                "share_with_birth", "warnings", "warnings_per_100_persons", "totals_that_differ",
            ]).Select(name => row[name]));
    }

    [Fact]
    public async Task The_export_of_evidence_names_flights_and_transmissions_and_nobody()
    {
        var receipt = await _bench.SendAsync("10:45", WithTwoBadDates(1));
        var csv = EvidenceCsv.Write(await _bench.EvidenceAsync("UT"));
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        Assert.Equal(
            [
                "kind,flight,departs,received,transmission,word,number,of",
                "late,UT 123,2026-11-29T11:00,2026-11-29T10:45:00.000000Z,,,15,",
                "persons-without,UT 123,2026-11-29,,,readable-date,1,1",
                $"grade,,,2026-11-29T10:45:00.000000Z,{receipt.Transmission},B,,",
                "finding,,,,,DateUnreadable,2,1",
            ],
            Lines(csv));
    }

    [Fact]
    public void No_field_of_an_export_begins_as_a_formula()
    {
        var lines = Lines(FiguresCsv.Write([new() { Carrier = "=1+1" }, new() { Carrier = "a,b" }]));
        Assert.StartsWith("\"'=1+1\",0,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"a,b\",0,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_after_departure_is_a_number_below_zero_in_both_exports()
    {
        await _bench.SendAsync("11:05", List("123", 1));
        Assert.Contains(",-5,", Lines(FiguresCsv.Write(await _bench.ReadAsync()))[1], StringComparison.Ordinal);
        var evidence = Lines(EvidenceCsv.Write(await _bench.EvidenceAsync("UT")));
        Assert.EndsWith(",-5,", evidence[1], StringComparison.Ordinal);
    }

    private static string WithTwoBadDates(int minute) => Changed(
        Changed(List("123", minute), "DTM+329:740812'", "DTM+329:743312'"), "DTM+36:320415'", "DTM+36:323215'");

    private static string Lack(FlightEvidence one) => one switch
    {
        { HasGaps: true } => "gaps",
        { HasNoList: true } => "list",
        { HasNoTime: true } => "time",
        _ => "nothing",
    };

    private static string[] Lines(byte[] csv) =>
        Encoding.UTF8.GetString(csv).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
