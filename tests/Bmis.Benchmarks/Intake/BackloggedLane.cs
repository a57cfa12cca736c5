using System.Security.Cryptography;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Sealing;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Benchmarks.Intake;

/// <summary>A lane that was away: crossings in its SQLite journal, none of them sent.</summary>
internal sealed class BackloggedLane : IDisposable
{
    private const int Writers = 32;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-backlog-");
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly MasterKeys _keys;

    private BackloggedLane(string name)
    {
        Name = name;
        _keys = MasterKeys.Make(_random);
        Journal = Journal.Open(
            Path.Combine(_folder.FullName, "journal.db"),
            new Producer(name),
            TimeProvider.System,
            new IdSource(TimeProvider.System, _random),
            _keys);
    }

    internal string Name { get; }

    internal Journal Journal { get; }

    internal static async Task<BackloggedLane> FillAsync(string name, int crossings)
    {
        var lane = new BackloggedLane(name);
        var samples = new SampleCrossings(name);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, crossings).Select(i => (Key: $"fill-{i}", Crossing: samples.Next() with { Hits = [] })),
            new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (one, cancellation) => await lane.AppendAsync(one.Crossing, one.Key, cancellation));
        return lane;
    }

    /// <summary>Records a crossing durably.</summary>
    internal async Task<JournalReceipt> AppendAsync(Crossing crossing, string key, CancellationToken cancellation) =>
        await Journal.AppendAsync(EntryKinds.Crossing, CrossingContract.Write(crossing), key, cancellation);

    internal OutboxPump PumpOver(GrpcChannel channel) => new(
        new Producer(Name),
        Journal,
        channel,
        new OutboxPumpOptions(),
        () => new LaneVitals(new Dictionary<string, long>(), 0),
        TimeProvider.System,
        NullLogger<OutboxPump>.Instance);

    /// <summary>Tells hits ahead of their turn, as the lane's program does.</summary>
    internal UrgentSender UrgentOver(GrpcChannel channel) => new(
        new Producer(Name),
        Journal,
        channel,
        new UrgentOptions(),
        UplinkService.IsUrgent,
        TimeProvider.System,
        NullLogger<UrgentSender>.Instance);

    /// <summary>Sends what is there; done when all of it is acknowledged.</summary>
    internal async Task DrainAsync(GrpcChannel channel)
    {
        using var stop = new CancellationTokenSource();
        var pump = PumpOver(channel);
        var pumping = pump.RunAsync(stop.Token);
        await AcknowledgedAsync(pump, Journal.HeadSequence);
        await stop.CancelAsync();
        await Task.WhenAny(pumping);
    }

    /// <summary>Done when everything up to the number is acknowledged.</summary>
    internal static async Task AcknowledgedAsync(OutboxPump pump, long sequence)
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

    public void Dispose()
    {
        Journal.Dispose();
        _keys.Dispose();
        _random.Dispose();
        _folder.Delete(recursive: true);
    }
}
