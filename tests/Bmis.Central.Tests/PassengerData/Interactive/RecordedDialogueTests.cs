using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bmis.Central.PassengerData.Interactive;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>
/// Dialogues of real systems: given the decisions that were made then, as orders on the documents of whoever was
/// refused, the answers tell the same.
/// </summary>
public sealed partial class RecordedDialogueTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task The_recorded_dialogues_are_answered_as_they_were()
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "passenger-data", "astra-iapi-cn");
        if (!Directory.Exists(folder))
            Assert.Skip("BMIS_TEST_DATA does not lead to the recorded dialogues of interactive API.");
        await using var bench = await InteractiveBench.OpenAsync();
        var dialogues = Directory.GetFiles(folder, "t*.tmpl").Order(StringComparer.Ordinal)
            .GroupBy(file => Path.GetFileName(file)[..3]).ToList();
        Assert.Equal(8, dialogues.Count);
        var answers = 0;
        foreach (var dialogue in dialogues)
        {
            var orders = new Dictionary<string, AlertEntry>(StringComparer.Ordinal);
            foreach (var pair in dialogue.Chunk(2))
            {
                var (sent, recorded) = (await ReadAsync(pair[0]), await ReadAsync(pair[1]));
                await OrderAsync(bench, orders, sent, recorded);
                var told = await bench.AskAsync(sent);
                Assert.Equal(AnswerText.Of(recorded), AnswerText.Of(told));
                Assert.Equal(FlightsOf(recorded), FlightsOf(told));
                answers++;
            }

            foreach (var order in orders.Values)
                await bench.WithdrawAsync(order);
        }

        Assert.Equal(9, answers);
    }

    // Whoever was refused then has an order on the document; whoever was not has none any more.
    private static async Task OrderAsync(
        InteractiveBench bench, Dictionary<string, AlertEntry> orders, byte[] sent, byte[] recorded)
    {
        var transmission = Transmission.Read(recorded);
        var refused = CusresReader.Read(transmission, transmission.Interchanges[0].Messages[0], []).Verdicts
            .Where(one => one.Codes.Contains("1Z")).Select(one => one.ReferenceOf(PaxlstCodes.Passenger)).ToHashSet();
        foreach (var person in InteractiveDoor.Read(sent).Persons)
        {
            var document = person.Facts.Documents[0];
            var isRefused = refused.Contains(
                person.References.First(one => one.Qualifier == PaxlstCodes.Passenger).Value);
            if (isRefused && !orders.ContainsKey(document.Number))
                orders[document.Number] = await bench.AddEntryAsync(
                    "SOMEBODY", document.Number, AlertAction.RefuseEntry, true, document.Issuer);
            else if (!isRefused && orders.Remove(document.Number, out var order))
                await bench.WithdrawAsync(order);
        }
    }

    private static string FlightsOf(byte[] bytes)
    {
        var transmission = Transmission.Read(bytes);
        var answer = CusresReader.Read(transmission, transmission.Interchanges[0].Messages[0], []);
        return string.Join("; ", answer.Flights.Select(flight =>
            $"{flight.Reference} {string.Join(' ', flight.Dates.Select(one => one.Qualifier + one.Text))} "
            + string.Join(' ', flight.Places.Select(one => one.Qualifier + one.Code))));
    }

    private static async Task<byte[]> ReadAsync(string file) => Encoding.Latin1.GetBytes(
        Macro().Replace(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), Value));

    private static string Value(Match macro) => macro.Groups["words"].Value.Split(' ') switch
    {
        ["get", "ediref_paxlst"] => "REF",
        ["get", var person] => "1000" + person[^1],
        ["yymmdd"] => Now.ToString("yyMMdd", CultureInfo.InvariantCulture),
        ["yymmdd", var days] => Now.AddDays(Number(days)).ToString("yyMMdd", CultureInfo.InvariantCulture),
        ["hhmi"] => "0600",
        ["date_format", "%y", var years] =>
            Now.AddYears(Number(years.TrimEnd('y'))).ToString("yy", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"The macro {macro.Value} is not known."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\((?<words>[^)]*)\)")]
    private static partial Regex Macro();
}
