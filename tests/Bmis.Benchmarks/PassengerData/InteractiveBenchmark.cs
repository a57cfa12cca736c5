using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Bmis.Central.Tests.PassengerData.Interactive;
using Bmis.Watchlist.Tests.Quality;
using Npgsql;

namespace Bmis.Benchmarks.PassengerData;

/// <summary>
/// Requests before boarding at a rate that does not wait for answers: each of one or two persons, over HTTPS, screened
/// and answered after a durable commit, while the ordinary intake takes the same requests in. An answer's time is
/// counted from when its request was due, not from when it was sent. Carrier, centre and database share this machine.
/// The database knows how large its tables are, as one does that has run for a minute.
/// </summary>
internal static class InteractiveBenchmark
{
    private const int Rate = 500;
    private const int Seconds = 20;
    private const int WarmUpRate = 500;
    private const int WarmUpSeconds = 10;
    private const int Flights = 100;
    private const double Bar = 30;

    private static readonly Uri Door = new("/passenger-data/interactive", UriKind.Relative);

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        if (RealLists.FolderOrNull() is null) return [];
        var strangers = Passenger.All();
        await using var headquarters = await CarriersCentre.StartAsync();
        await StaffAsync(headquarters);
        await OfferAsync(headquarters.Carrier, WarmUpRate, WarmUpSeconds * WarmUpRate, "W", strangers);
        await RunAsync(headquarters, "analyze");
        var times = await OfferAsync(headquarters.Carrier, Rate, Rate * Seconds, "T", strangers);
        var ordered = times.Order().ToArray();
        return
        [
            Percentile("p50", ordered, 0.5), Percentile("p95", ordered, 0.95), Percentile("p99", ordered, 0.99),
            new($"requests of {times.Count:N0} that were refused", Rate * Seconds - times.Count, "", 1, AtLeast: false),
        ];
    }

    // So that everybody is screened: where possible matches board anyway, the answer does not look for them.
    private static async Task StaffAsync(CarriersCentre headquarters)
    {
        await headquarters.Centre.RunAsync("passenger", "partner", "interactive", "UT", "--doubt", "desk");
        await RunAsync(
            headquarters,
            "insert into interactive_desk (account_id, until) values ('anna', now() + interval '1 hour')");
    }

    private static async Task RunAsync(CarriersCentre headquarters, string statement)
    {
        await using var source = NpgsqlDataSource.Create(headquarters.Connection);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private static Figure Percentile(string name, double[] ordered, double share) => new(
        $"{ordered.Length:N0} answers at {Rate} a second, {name}", ordered[(int)(ordered.Length * share)], "ms", Bar,
        AtLeast: false);

    // Sends whatever is due at each look, and counts from when it was due.
    private static async Task<IReadOnlyList<double>> OfferAsync(
        HttpClient carrier, int rate, int count, string mark, IReadOnlyList<Passenger> strangers)
    {
        byte[][] requests = [.. Enumerable.Range(0, count).Select(number => Request(mark, number, strangers))];
        var answers = new Task<double?>[count];
        var start = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < count;)
        {
            var due = Math.Min(count, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate) + 1);
            for (; sent < due; sent++)
                answers[sent] = AskAsync(carrier, requests[sent], start, TimeSpan.FromSeconds(sent / (double)rate));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        return [.. (await Task.WhenAll(answers)).OfType<double>()];
    }

    // Null for one that was refused because too much waited.
    private static async Task<double?> AskAsync(HttpClient carrier, byte[] request, long start, TimeSpan due)
    {
        using var answer = await carrier.PostAsync(Door, new ByteArrayContent(request));
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return null;
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
    }

    private static byte[] Request(string mark, int number, IReadOnlyList<Passenger> strangers)
    {
        var random = new Random(number);
        Boarder[] persons =
        [
            .. Enumerable.Range(0, 1 + (number % 2)).Select(place =>
            {
                var one = strangers[random.Next(strangers.Count)];
                var document = string.Create(CultureInfo.InvariantCulture, $"{mark}{number:D6}{place}");
                return new Boarder(one.Surname, document) { Given = one.Given, Birth = one.Birth };
            }),
        ];
        var flight = string.Create(CultureInfo.InvariantCulture, $"UT{100 + (number % Flights)}");
        return Encoding.Latin1.GetBytes(RequestText.Today(RequestText.CheckOn(
            flight, string.Create(CultureInfo.InvariantCulture, $"{mark}{number}"), persons)));
    }
}
