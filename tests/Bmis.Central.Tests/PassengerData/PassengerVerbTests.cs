using System.Text.Json;
using Bmis.Central.CommandLine;
using Bmis.TestKit;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Files of carriers' messages on the command line; nothing is kept.</summary>
public sealed class PassengerVerbTests : IDisposable
{
    private const string List =
        "QU UTOBRXH\r\n.UTOCAXH 290631\r\n"
        + "UNA:+.? 'UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+REF1++APIS'UNH+M1+PAXLST:D:05B:UN:IATA+UT1+01:F'\r\n"
        + "BGM+745'TDT+20+UT123+++UT'LOC+125+UTA'DTM+189:2611291100:201'LOC+87+UTB'DTM+232:2611291200:201'"
        + "NAD+FL+++ERIKSSON:ANNA'ATT+2++F'DTM+329:740812'NAT+2+UTO'RFF+AVF:ABC123'DOC+P+L898902C3'DTM+36:320415'"
        + "LOC+91+UTO'NAD+FL+++NOBODY'UNT+17+M1'UNZ+1+REF1'\r\n27NOV26 0631Z *3872\r\n";

    private const string Push =
        "UNB+IATA:1+UT++261128:2100+PNR7'UNH+1+PNRGOV:13:1:IA'MSG+:22'TVL+291126:2215+UTA+UTB+UT+123'EQN+1'SRC'"
        + "RCI+UT:ABC123'TIF+ERIKSSON+ANNAMRS:A:1'SSR+DOCS:HK::UT:::::/P/UTO/L898902C3/UTO/12AUG74/F/15APR32/E/A'"
        + "TVL+291126:2215+UTA+UTB+UT+123:B'UNT+9+1'UNZ+1+PNR7'";

    private readonly ScratchFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_passenger_list_is_told_with_its_flight_its_travellers_and_every_byte()
    {
        var rows = await ParseAsync(_folder.Write("list", List));
        var message = rows[0];
        Assert.Equal(
            ("PAXLST", "D:05B", "A"), (Text(message, "type"), Text(message, "version"), Text(message, "grade")));
        var flight = message.GetProperty("flight");
        Assert.Equal(
            ("UT123", "UTA", "UTB", "2026-11-29T12:00:00"),
            (Text(flight, "reference"), Text(flight, "from"), Text(flight, "to"), Text(flight, "arrival")));
        var travellers = message.GetProperty("travellers");
        Assert.Equal(2, travellers.GetArrayLength());
        Assert.Equal(
            ("ERIKSSON", "1974-08-12", "UTO"),
            (Text(travellers[0], "surname"), Text(travellers[0], "birth"),
                travellers[0].GetProperty("nationalities")[0].GetString()));
        Assert.Equal("2032-04-15", Text(travellers[0].GetProperty("documents")[0], "expiry"));
        var file = rows[1];
        Assert.Equal(
            (1, 20, 2, true),
            (Number(file, "messages"), Number(file, "segments"), Number(file, "noiseSpans"),
                file.GetProperty("reemitIdentical").GetBoolean()));
    }

    [Fact]
    public async Task Bookings_are_told_and_what_is_no_message_of_ours_is_refused()
    {
        var other = "UNB+UNOA:4+A+B+261128:2100+1'UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+1'";
        var rows = await ParseAsync(_folder.Write("push", Push), _folder.Write("other", other));
        var booking = Assert.Single(rows[0].GetProperty("bookings").EnumerateArray());
        Assert.Equal(("UT ABC123", 1), (booking.GetProperty("locators")[0].GetString(), Number(booking, "travellers")));
        var traveller = Assert.Single(rows[0].GetProperty("travellers").EnumerateArray());
        Assert.Equal(("ERIKSSON", "1974-08-12", "F"),
            (Text(traveller, "surname"), Text(traveller, "birth"), Text(traveller, "sex")));
        Assert.Equal(("ORDERS", "E"), (Text(rows[2], "type"), Text(rows[2], "grade")));
    }

    [Fact]
    public async Task What_a_booking_of_one_traveller_says_before_the_name_is_the_travellers()
    {
        const string name = "TIF+ERIKSSON+ANNAMRS:A:1'";
        var push = Push.Replace(name, "", StringComparison.Ordinal)
            .Replace("TVL+291126:2215+UTA+UTB+UT+123:B'", name, StringComparison.Ordinal);
        var rows = await ParseAsync(_folder.Write("push", push));
        var traveller = Assert.Single(rows[0].GetProperty("travellers").EnumerateArray());
        Assert.Equal(("ERIKSSON", "1974-08-12"), (Text(traveller, "surname"), Text(traveller, "birth")));
    }

    [Fact]
    public async Task A_push_in_XML_is_told_as_one_of_segments()
    {
        var rows = await ParseAsync(_folder.Write("push", CarrierMessages.Xml(1, "", "ERIKSSON")));
        Assert.Equal(("PNRGOV", "XML:13.1", "A"),
            (Text(rows[0], "type"), Text(rows[0], "version"), Text(rows[0], "grade")));
        var booking = Assert.Single(rows[0].GetProperty("bookings").EnumerateArray());
        Assert.Equal(("UT ERI0", 1), (booking.GetProperty("locators")[0].GetString(), Number(booking, "travellers")));
        var traveller = Assert.Single(rows[0].GetProperty("travellers").EnumerateArray());
        Assert.Equal(("ERIKSSON", "1974-08-12", "F"),
            (Text(traveller, "surname"), Text(traveller, "birth"), Text(traveller, "sex")));
        Assert.Equal((1, 0, true), (Number(rows[1], "messages"), Number(rows[1], "noiseSpans"),
            rows[1].GetProperty("reemitIdentical").GetBoolean()));
    }

    [Theory]
    [InlineData("UNT+17+M1", "UNT+16+M1", "B")]
    [InlineData("UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+REF1++APIS'", "", "D")]
    [InlineData("TDT+20+UT123+++UT'LOC+125", "LOC+125", "D")]
    [InlineData("DTM+329:740812", "DTM+329:741312", "B")]
    [InlineData("'UNZ+1+REF1'", "'UNZ+1+REF2'", "B")]
    public async Task What_is_wrong_lowers_the_grade_and_loses_nobody(string sent, string instead, string grade)
    {
        var rows = await ParseAsync(_folder.Write("list", List.Replace(sent, instead, StringComparison.Ordinal)));
        Assert.Equal((grade, 2), (Text(rows[0], "grade"), rows[0].GetProperty("travellers").GetArrayLength()));
        Assert.NotEqual(0, rows[0].GetProperty("diagnostics").GetArrayLength());
    }

    [Fact]
    public async Task A_clean_text_has_a_segment_a_line()
    {
        var (exit, output, _) = await Verbs.RunAsync("", "passenger", "clean", _folder.Write("list", List));
        Assert.Equal(VerbContext.Done, exit);
        Assert.StartsWith("UNA:+.? '\nUNB+UNOA:4+UTOAIR:ZZ+", output, StringComparison.Ordinal);
        Assert.EndsWith("UNT+17+M1'\nUNZ+1+REF1'\n", output, StringComparison.Ordinal);
        var target = Path.Combine(_folder.Path, "clean");
        await Verbs.RunAsync("", "passenger", "clean", _folder.Write("list", List), "--out", target);
        Assert.Equal(output, await File.ReadAllTextAsync(target, Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (exit, _, error) = await Verbs.RunAsync("", "passenger", "parse", Path.Combine(_folder.Path, "nowhere"));
        Assert.Equal(Commands.Refused, exit);
        Assert.Contains("nowhere cannot be read", error, StringComparison.Ordinal);
        (exit, _, error) = await Verbs.RunAsync(
            "", "passenger", "clean", _folder.Write("list", List), "--out", _folder.Path);
        Assert.Equal(Commands.Refused, exit);
        Assert.Contains($"{_folder.Path} cannot be written", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_traveller_of_every_sample_is_told_and_every_byte_accounted_for()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "passenger-data");
        if (!Directory.Exists(folder))
            Assert.Skip("BMIS_TEST_DATA does not lead to the sample messages of passenger data.");
        var counted = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "MANIFEST.tsv")).Skip(1))
        {
            var row = line.Split('\t');
            if (row[9].Length == 0 || row[9] == "0")
                continue;
            var rows = await ParseAsync(Path.Combine(folder, row[0]));
            var found = rows[..^1].Sum(message => message.GetProperty("travellers").GetArrayLength());
            Assert.Equal($"{row[0]} {row[9]} True", $"{row[0]} {found} {rows[^1].GetProperty("reemitIdentical")}");
            counted += found;
        }

        Assert.InRange(counted, 300, int.MaxValue);
    }

    private static async Task<JsonElement[]> ParseAsync(params string[] files)
    {
        var (exit, output, error) = await Verbs.RunAsync("", ["passenger", "parse", .. files]);
        Assert.Equal((VerbContext.Done, ""), (exit, error));
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
