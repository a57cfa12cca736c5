using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bmis.Biographics;
using Bmis.Central;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Tests;
using Bmis.Central.Tests.PassengerData.Interactive;
using Bmis.Crossings;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Benchmarks.Interactive;

/// <summary>
/// Requests before boarding at a rate that does not wait for answers: each of one or two persons, over HTTPS, screened
/// and answered after a durable commit, while the ordinary intake takes the same requests in. An answer's time is
/// counted from when its request was due, not from when it was sent. Carrier, centre and database share this machine.
/// </summary>
internal static class InteractiveBenchmark
{
    private const int Rate = 500;
    private const int Seconds = 20;
    private const int WarmUpRate = 100;
    private const int Flights = 100;
    private const int Entries = 10_000;
    private const double Bar = 30;

    private static readonly Uri Door = new("/passenger-data/interactive", UriKind.Relative);

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        using var keys = new ScratchFolder();
        var streams = new VerbStreams(TextReader.Null, TextWriter.Null, Console.Error);
        await Commands.RunAsync(["distribution", "keys", keys.Path], streams, CancellationToken.None);
        var signing = Path.Combine(keys.Path, "targets.key");
        await using var cluster = await PostgresCluster.StartAsync();
        var connection = await cluster.CreateDatabaseAsync();
        await using var centre = await ServedCentre.StartWithAsync(
            [$"--Distribution:SigningKeyFile={signing}"], connection, "KEMBA-1");
        await PublishAsync(connection, signing);
        var made = JsonDocument.Parse(await centre.RunAsync("passenger", "partner", "add", "UT")).RootElement;
        await StaffAsync(centre, connection);
        using var carrier = centre.Carrier(made.GetProperty("token").GetString());
        await OfferAsync(carrier, WarmUpRate, 5 * WarmUpRate, "W");
        var times = await OfferAsync(carrier, Rate, Rate * Seconds, "T");
        var ordered = times.Order().ToArray();
        return
        [
            Percentile("p50", ordered, 0.5), Percentile("p95", ordered, 0.95), Percentile("p99", ordered, 0.99),
        ];
    }

    // So that everybody is screened: where possible matches board anyway, the answer does not look for them.
    private static async Task StaffAsync(ServedCentre centre, string connection)
    {
        await centre.RunAsync("passenger", "partner", "interactive", "UT", "--doubt", "desk");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            "insert into interactive_desk (account_id, until) values ('anna', now() + interval '1 hour')");
        await command.ExecuteNonQueryAsync();
    }

    private static Figure Percentile(string name, double[] ordered, double share) => new(
        $"{ordered.Length:N0} answers at {Rate} a second, {name}", ordered[(int)(ordered.Length * share)], "ms", Bar,
        AtLeast: false);

    // Sends whatever is due at each look, and counts from when it was due.
    private static async Task<double[]> OfferAsync(HttpClient carrier, int rate, int count, string mark)
    {
        byte[][] requests = [.. Enumerable.Range(0, count).Select(number => Request(mark, number))];
        var answers = new Task<double>[count];
        var start = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < count;)
        {
            var due = Math.Min(count, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate) + 1);
            for (; sent < due; sent++)
                answers[sent] = AskAsync(carrier, requests[sent], start, TimeSpan.FromSeconds(sent / (double)rate));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        return await Task.WhenAll(answers);
    }

    private static async Task<double> AskAsync(HttpClient carrier, byte[] request, long start, TimeSpan due)
    {
        using var answer = await carrier.PostAsync(Door, new ByteArrayContent(request));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
    }

    private static byte[] Request(string mark, int number)
    {
        var names = new Random(number);
        Boarder[] persons =
        [
            .. Enumerable.Range(0, 1 + (number % 2)).Select(place => new Boarder(
                Name(names), string.Create(CultureInfo.InvariantCulture, $"{mark}{number:D6}{place}"))
            {
                Given = Name(names),
            }),
        ];
        var flight = string.Create(CultureInfo.InvariantCulture, $"UT{100 + (number % Flights)}");
        return Encoding.Latin1.GetBytes(RequestText.CheckOn(
            flight, string.Create(CultureInfo.InvariantCulture, $"{mark}{number}"), persons));
    }

    private static async Task PublishAsync(string connection, string signing)
    {
        await using var warehouse = WarehouseFixture.On(connection);
        var random = new Random(7);
        var entries = Enumerable.Range(0, Entries).Select(number => new AlertEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"national:{number}"),
            Kind = EntryKind.Person,
            Names = [new(Name(random), Name(random))],
            BirthDates = [BirthInterval.Of(PartialDate.Parse("1974-08-12").Value)],
        });
        await new ListPublisher(
            warehouse.Warehouse, warehouse.Keys,
            Options.Create(new DistributionOptions { SigningKeyFile = signing }), TimeProvider.System)
            .PublishAsync(ListNames.Alert, AlertListFile.Write([.. entries]), TimeSpan.FromDays(7), default);
    }

    private static string Name(Random random) =>
        string.Concat(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static readonly string[] Syllables =
    [
        "BER", "LUND", "MAR", "KO", "SEN", "TOV", "ALI", "HAS", "PER", "RI", "NO", "VAK", "SIL", "DO", "GREN", "MAN",
    ];
}
