using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Chaos.Lanes;

/// <summary>
/// A process that plays a lane until it is killed: it journals the crossings of its seed and pushes them. A receipt is
/// written down after the append has returned, a number after the centre has acknowledged it. What has no receipt yet
/// is recorded again under its key after a start, as the screen does that never saw an answer.
/// </summary>
internal sealed class LaneWorker(LaneSettings settings, Journal journal, ReceiptWriter receipts)
{
    internal const string Verb = "lane";

    private const int TicksPerSecond = 10;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1) / TicksPerSecond;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(200);

    private readonly Queue<(int Number, Crossing Crossing)> _plan = new();

    internal static async Task<int> RunAsync(string settingsFile)
    {
        var settings = JsonSerializer.Deserialize<LaneSettings>(await File.ReadAllTextAsync(settingsFile))!;
        var known = ReceiptFile.Read(settings.Receipts);
        using var receipts = new ReceiptWriter(settings.Receipts);
        using var random = RandomNumberGenerator.Create();
        using var keys = FixedKeys.Open(settings.KeyFile);
        using var journal = Journal.Open(
            Path.Combine(settings.Folder, "journal.db"),
            new Producer(settings.LaneId),
            TimeProvider.System,
            new IdSource(TimeProvider.System, random),
            keys);
        var worker = new LaneWorker(settings, journal, receipts);
        await Task.WhenAll(worker.RecordAsync(known.Receipts.Keys), worker.PushAsync());
        return 0;
    }

    private async Task RecordAsync(IEnumerable<int> known)
    {
        Plan(known);
        using var ticks = new PeriodicTimer(Tick);
        while (_plan.Count > 0)
        {
            await ticks.WaitForNextTickAsync();
            var some = Math.Max(1, settings.Rate / TicksPerSecond);
            var tick = new List<Task>();
            while (some-- > 0 && _plan.TryDequeue(out var next))
                tick.Add(RecordAsync(next.Number, next.Crossing));
            await Task.WhenAll(tick);
        }
    }

    // Every start makes the same crossings from the seed and leaves out those that have a receipt.
    private void Plan(IEnumerable<int> known)
    {
        var done = known.ToHashSet();
        var samples = new SampleCrossings(settings.LaneId, settings.Seed, settings.Seed * 1_000_000);
        for (var number = 0; number < settings.Crossings; number++)
        {
            var crossing = samples.Next(settings.Start.AddSeconds((double)number / settings.Rate));
            if (!done.Contains(number))
                _plan.Enqueue((number, crossing));
        }
    }

    private async Task RecordAsync(int number, Crossing crossing)
    {
        var payload = CrossingContract.Write(crossing);
        while (true)
        {
            try
            {
                var receipt = await journal.AppendAsync(
                    EntryKinds.Crossing,
                    payload,
                    number.ToString(CultureInfo.InvariantCulture),
                    CancellationToken.None);
                receipts.Recorded(number, receipt.Sequence, receipt.EntryId);
                return;
            }
            catch (JournalException failure) when (failure.IsTransient)
            {
                receipts.Refused();
                await Task.Delay(PauseAfterFailure, TimeProvider.System);
            }
        }
    }

    private async Task PushAsync()
    {
        string Certificate(string name) => Path.Combine(settings.Certificates, name);
        var uplink = new UplinkOptions
        {
            Centre = settings.Centre,
            Certificate = Certificate($"lane-{settings.LaneId}.pem"),
            Key = Certificate($"lane-{settings.LaneId}.key"),
            TrustedRoots = Certificate("root.pem"),
        };
        using var channel = uplink.Open(TimeProvider.System, compress: true);
        var pump = new OutboxPump(
            new Producer(settings.LaneId),
            journal,
            channel,
            new OutboxPumpOptions { StatusInterval = TimeSpan.FromSeconds(2) },
            () => new LaneVitals(new Dictionary<string, long>(), 0),
            TimeProvider.System,
            NullLogger<OutboxPump>.Instance);
        pump.Changed += (_, state) => receipts.Acknowledged(state.AcknowledgedSequence, state.Refusal);
        await pump.RunAsync(CancellationToken.None);
    }
}
