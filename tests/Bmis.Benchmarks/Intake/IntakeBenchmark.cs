using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Sealing;
using Bmis.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Benchmarks.Intake;

/// <summary>
/// A lane's backlog from its SQLite journal over mutual TLS into PostgreSQL, chain verified, and the time from a
/// durable append at the lane to headquarters' page that shows it. Lane, centre and database share this machine.
/// </summary>
internal static partial class IntakeBenchmark
{
    private const string Lane = "KEMBA-01";
    private const string Account = "benchmark";
    private const string Password = "correct horse battery";
    private static readonly int[] Backlogs = [40_000, 120_000];
    private const int Writers = 32;
    private const int Pushes = 200;

    /// <summary>The smaller backlog comes first: it meets a program that has just started.</summary>
    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var figures = new List<Figure>();
        foreach (var backlog in Backlogs)
            figures.AddRange(await MeasureAsync(backlog));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(int backlog)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var centre = await ServedCentre.StartAsync(await cluster.CreateDatabaseAsync(), Lane);
        await centre.RunAsync(
            Password, ["account", "add", Account, "--role", "supervisor", "--password-stdin"]);
        var folder = Directory.CreateTempSubdirectory("bmis-intake-");
        using var random = RandomNumberGenerator.Create();
        using var keys = MasterKeys.Make(random);
        using var journal = Journal.Open(
            Path.Combine(folder.FullName, "journal.db"),
            new Producer(Lane),
            TimeProvider.System,
            new IdSource(TimeProvider.System, random),
            keys);
        await FillAsync(journal, backlog);
        using var channel = centre.Channel(Lane);
        using var stop = new CancellationTokenSource();
        var pump = new OutboxPump(
            new Producer(Lane),
            journal,
            channel,
            new OutboxPumpOptions(),
            () => new LaneVitals(new Dictionary<string, long>(), 0),
            TimeProvider.System,
            NullLogger<OutboxPump>.Instance);
        var start = Stopwatch.GetTimestamp();
        var pumping = pump.RunAsync(stop.Token);
        await AcknowledgedAsync(pump, backlog);
        var rate = backlog / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var latency = await LatencyAsync(centre, journal, pump, backlog);
        await stop.CancelAsync();
        await Task.WhenAny(pumping);
        return
        [
            new Figure($"backlog of {backlog:N0}, journal to warehouse", rate, "entries/s", 10_000, AtLeast: true),
            new Figure("append at the lane to headquarters' page, p95", latency, "ms", 500, AtLeast: false),
        ];
    }

    private static async Task FillAsync(Journal journal, int backlog)
    {
        var samples = new SampleCrossings(Lane);
        var payloads = Enumerable.Range(0, backlog).Select(_ => CrossingContract.Write(samples.Next())).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = writer; i < backlog; i += Writers)
                await journal.AppendAsync(EntryKinds.Crossing, payloads[i], $"fill-{i}", CancellationToken.None);
        })));
    }

    private static async Task AcknowledgedAsync(OutboxPump pump, long sequence)
    {
        var reached = new TaskCompletionSource();
        void Look(object? sender, LinkState state)
        {
            if (state.AcknowledgedSequence >= sequence)
                reached.TrySetResult();
        }

        pump.Changed += Look;
        Look(null, pump.State);
        await reached.Task;
        pump.Changed -= Look;
    }

    private static async Task<double> LatencyAsync(
        ServedCentre centre, Journal journal, OutboxPump pump, int backlog)
    {
        using var browser = new HttpClient { BaseAddress = centre.Pages };
        await SignInAsync(browser);
        var samples = new SampleCrossings(Lane, 2);
        var times = new List<double>();
        for (var i = 0; i < Pushes; i++)
        {
            var crossing = samples.Next(SampleCrossings.Start.AddYears(1).AddMinutes(i));
            var start = Stopwatch.GetTimestamp();
            await journal.AppendAsync(
                EntryKinds.Crossing, CrossingContract.Write(crossing), $"push-{i}", CancellationToken.None);
            await AcknowledgedAsync(pump, backlog + i + 1);
            var page = await browser.GetStringAsync(new Uri("/crossings", UriKind.Relative));
            if (!page.Contains($"/crossings/3/{Lane}/{backlog + i + 1}", StringComparison.Ordinal))
                throw new InvalidOperationException("An acknowledged crossing is not on the page.");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

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
