using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bmis.Watchlist.Tests.Quality;
using Npgsql;

namespace Bmis.Benchmarks.PassengerData;

/// <summary>
/// Lists of 260 passengers over HTTPS: how long from sending one until its hits can be read, one after another; and how
/// many passengers a second are in the warehouse, screened, when many lists come at once. Carrier, centre and database
/// share this machine, and have run for some seconds.
/// </summary>
internal static class PassengerBenchmark
{
    private const int Passengers = 260;
    private const int Lists = 200;
    private const int WarmUp = 60;
    private const int Bulk = 400;
    private const int Senders = 4;

    private static readonly Uri Door = new("/passenger-data", UriKind.Relative);

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        if (RealLists.FolderOrNull() is null) return [];
        var strangers = Passenger.All();
        await using var headquarters = await CarriersCentre.StartAsync();
        await using var source = NpgsqlDataSource.Create(headquarters.Connection);
        var times = new List<double>();
        for (var number = 0; number < WarmUp + Lists; number++)
        {
            var took = await HitAsync(headquarters.Carrier, source, List(number, strangers));
            if (number >= WarmUp) times.Add(took.TotalMilliseconds);
        }

        times.Sort();
        return
        [
            Receipt("p50", times[Lists / 2]), Receipt("p99", times[Lists * 99 / 100]),
            new($"{Bulk} lists of {Passengers} at once", await BulkAsync(headquarters.Carrier, source, strangers),
                "passengers/s", 8000, AtLeast: true),
        ];
    }

    private static Figure Receipt(string name, double took) =>
        new($"{Lists} lists of {Passengers}, receipt to hits, {name}", took, "ms", 100, AtLeast: false);

    private static async Task<TimeSpan> HitAsync(HttpClient carrier, NpgsqlDataSource source, byte[] list)
    {
        await using var hits = source.CreateCommand(
            """
            select exists (
                select from passenger_hit join passenger using (passenger_id)
                where transmission_id = (
                    select transmission_id from passenger_transmission order by received_at desc limit 1))
            """);
        var before = Stopwatch.GetTimestamp();
        using var answer = await carrier.PostAsync(Door, new ByteArrayContent(list));
        answer.EnsureSuccessStatusCode();
        while (!(bool)(await hits.ExecuteScalarAsync())!)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);

        return Stopwatch.GetElapsedTime(before);
    }

    private static async Task<double> BulkAsync(
        HttpClient carrier, NpgsqlDataSource source, IReadOnlyList<Passenger> strangers)
    {
        byte[][] lists = [.. Enumerable.Range(WarmUp + Lists, Bulk).Select(number => List(number, strangers))];
        await using var waiting = source.CreateCommand(
            "select count(*) from passenger_transmission where state = 'waiting'");
        var before = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            lists,
            new ParallelOptions { MaxDegreeOfParallelism = Senders },
            async (list, cancellation) =>
            {
                using var answer = await carrier.PostAsync(Door, new ByteArrayContent(list), cancellation);
                answer.EnsureSuccessStatusCode();
            });
        while ((long)(await waiting.ExecuteScalarAsync())! > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        return Bulk * Passengers / Stopwatch.GetElapsedTime(before).TotalSeconds;
    }

    // The first passenger of each list is on the alert list; the others are as they come.
    private static byte[] List(int number, IReadOnlyList<Passenger> strangers)
    {
        var random = new Random(1000 + number);
        var text = new StringBuilder(64 * 1024);
        text.Append(CultureInfo.InvariantCulture, $"UNB+UNOA:4+UT+UTOBORDER+261129:0600+R{number}++APIS'");
        text.Append(CultureInfo.InvariantCulture, $"UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'TDT+20+UT{number}+++UT'");
        text.Append("LOC+125+UTA'DTM+189:2611290900:201'LOC+87+UTB'DTM+232:2611291200:201'");
        for (var place = 0; place < Passengers; place++)
        {
            var one = place == 0 ? CarriersCentre.Wanted : strangers[random.Next(strangers.Count)];
            var document = (number * Passengers) + place;
            text.Append(CultureInfo.InvariantCulture, $"NAD+FL+++{one.Surname}:{one.Given}'ATT+2++F'");
            text.Append(CultureInfo.InvariantCulture, $"DTM+329:{one.Birth}'NAT+2+UTO'");
            text.Append(CultureInfo.InvariantCulture, $"DOC+P+R{document:D8}'DTM+36:320415'LOC+91+UTO'");
        }

        text.Append(CultureInfo.InvariantCulture, $"CNT+42:{Passengers}'UNT+{8 + (Passengers * 7)}+1'UNZ+1+R{number}'");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
