using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.TestKit;

namespace Bmis.Benchmarks.Intake;

/// <summary>
/// Lanes' backlogs from their SQLite journals over mutual TLS into PostgreSQL, chain verified, what it takes of memory,
/// and the time from a durable append at a lane to headquarters' page that shows it. Lanes, centre and database share
/// this machine; lanes and centre share this process.
/// </summary>
internal static partial class IntakeBenchmark
{
    private const string Account = "benchmark";
    private const string Password = "correct horse battery";
    private const int Pushes = 200;

    // The smallest comes first: it meets a program that has just started. 60,000 is a lane 30 days offline.
    private static readonly int[] Backlogs = [40_000, 60_000, 120_000];
    private static readonly string[] Lanes = ["KEMBA-01", "KEMBA-02", "KEMBA-03"];

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var figures = new List<Figure>();
        var grown = new List<double>();
        foreach (var backlog in Backlogs)
        {
            var (seconds, megabytes) = await DrainAsync(cluster, backlog, Lanes[0]);
            figures.Add(Rate($"{backlog:N0} of one lane, journal to warehouse", backlog / seconds, 20_000));
            figures.Add(new($"{backlog:N0} of one lane, in step after", seconds, "s", 60, false));
            grown.Add(megabytes);
        }

        figures.Add(new(
            $"memory grown by {grown[0]:0} MB at {Backlogs[0]:N0} and {grown[^1]:0} MB at {Backlogs[^1]:N0}, ratio",
            grown[^1] / grown[0],
            "",
            1.5,
            AtLeast: false));
        var (together, _) = await DrainAsync(cluster, Backlogs[1], Lanes);
        figures.Add(Rate($"{Backlogs[1]:N0} of each of three lanes", Lanes.Length * Backlogs[1] / together, 40_000));
        var latency = await LatencyAsync(cluster);
        figures.Add(new("append at the lane to headquarters' page, p95", latency, "ms", 500, AtLeast: false));
        return figures;
    }

    private static Figure Rate(string name, double rate, double bar) =>
        new(name, rate, "entries/s", bar, AtLeast: true);

    private static async Task<(double Seconds, double Megabytes)> DrainAsync(
        PostgresCluster cluster, int backlog, params string[] lanes)
    {
        await using var centre = await ServeAsync(cluster, lanes);
        var filled = new List<BackloggedLane>();
        foreach (var lane in lanes) filled.Add(await BackloggedLane.FillAsync(lane, backlog));
        var channels = filled.ConvertAll(lane => centre.Channel(lane.Name));
        var took = TimeSpan.Zero;
        var megabytes = await PeakMemory.DuringAsync(async () =>
        {
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(filled.Zip(channels, (lane, channel) => Task.Run(() => lane.DrainAsync(channel))));
            took = Stopwatch.GetElapsedTime(start);
        });
        channels.ForEach(channel => channel.Dispose());
        filled.ForEach(lane => lane.Dispose());
        return (took.TotalSeconds, megabytes);
    }

    private static async Task<ServedCentre> ServeAsync(PostgresCluster cluster, params string[] lanes)
    {
        var centre = await ServedCentre.StartAsync(await cluster.CreateDatabaseAsync(), lanes);
        foreach (var lane in lanes[1..])
            await centre.RunAsync("lane", "add", lane, "--post", "KEMBA", "--region", "3");
        return centre;
    }

    private static async Task<double> LatencyAsync(PostgresCluster cluster)
    {
        await using var centre = await ServeAsync(cluster, Lanes[0]);
        await centre.RunAsync(
            Password, ["account", "add", Account, "--role", "supervisor", "--password-stdin"]);
        using var lane = await BackloggedLane.FillAsync(Lanes[0], 1);
        using var channel = centre.Channel(lane.Name);
        using var stop = new CancellationTokenSource();
        var pump = lane.PumpOver(channel);
        var pumping = pump.RunAsync(stop.Token);
        using var browser = new HttpClient { BaseAddress = centre.Pages };
        await SignInAsync(browser);
        var samples = new SampleCrossings(lane.Name, 2);
        var times = new List<double>();
        for (var i = 0; i < Pushes; i++)
        {
            var crossing = samples.Next(SampleCrossings.Start.AddYears(1).AddMinutes(i));
            var start = Stopwatch.GetTimestamp();
            var entry = await lane.Journal.AppendAsync(
                EntryKinds.Crossing, CrossingContract.Write(crossing), $"push-{i}", CancellationToken.None);
            await BackloggedLane.AcknowledgedAsync(pump, entry.Sequence);
            var page = await browser.GetStringAsync(new Uri("/crossings", UriKind.Relative));
            if (!page.Contains($"/crossings/3/{lane.Name}/{entry.Sequence}", StringComparison.Ordinal))
                throw new InvalidOperationException("An acknowledged crossing is not on the page.");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await stop.CancelAsync();
        await Task.WhenAny(pumping);
        times.Sort();
        return times[(int)(Pushes * 0.95)];
    }

    private static async Task SignInAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)),
            new("account", Account),
            new("password", Password),
        ]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
