using System.Security.Cryptography;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Sealing;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.EndToEnd.Tests.Trouble;

/// <summary>A lane's journal in SQLite and the pump that pushes it.</summary>
internal sealed class PushingLane : IAsyncDisposable
{
    private static readonly RandomNumberGenerator Salts = RandomNumberGenerator.Create();

    // A clone has its lane's key file too.
    private static readonly MasterKeys Keys = MasterKeys.Make(Salts);

    private readonly SampleCrossings _crossings;
    private readonly Producer _producer;
    private CancellationTokenSource _stop = new();
    private readonly List<GrpcChannel> _channels = [];
    private OutboxPump? _pump;
    private Task _running = Task.CompletedTask;

    internal PushingLane(string file, Producer producer, int seed)
    {
        _producer = producer;
        _crossings = new SampleCrossings(producer.LaneId, seed);
        Journal = Journal.Open(
            file, producer, TimeProvider.System, new IdSource(TimeProvider.System, Salts), Keys);
    }

    internal Journal Journal { get; }

    internal async Task AppendAsync(int entries)
    {
        for (var i = 0; i < entries; i++)
            await AppendAsync(_crossings.Next());
    }

    /// <summary>Appends entries that nobody waits for.</summary>
    internal Task AppendQuietAsync(int entries) =>
        Task.WhenAll(Enumerable.Range(0, entries).Select(_ => AppendAsync(_crossings.Next() with { Hits = [] })));

    /// <summary>Appends a crossing that hits an entry of the alert list; returns its number.</summary>
    internal Task<long> AppendHitAsync(string entry) => AppendAsync(_crossings.Next() with
    {
        Hits = [new AlertHit(ListNames.Alert, entry, 0.93, false) { Action = "arrest" }],
    });

    private async Task<long> AppendAsync(Crossing crossing) => (await Journal.AppendAsync(
        EntryKinds.Crossing,
        CrossingContract.Write(crossing),
        crossing.CrossingId.ToString("N"),
        TestContext.Current.CancellationToken)).Sequence;

    internal void Push(Uri centre, bool compress = false)
    {
        var options = new OutboxPumpOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(1),
            LongestPause = TimeSpan.FromMilliseconds(20),
            StatusInterval = TimeSpan.FromMilliseconds(200),
        };
        _pump = new OutboxPump(
            _producer,
            Journal,
            Channel(centre, compress),
            options,
            () => new LaneVitals(new Dictionary<string, long>(), 0),
            TimeProvider.System,
            NullLogger<OutboxPump>.Instance);
        _running = Task.WhenAll(_running, _pump.RunAsync(_stop.Token));
    }

    /// <summary>Tells urgent entries ahead, on a connection of its own.</summary>
    internal void TellAhead(Uri centre, TimeSpan patience)
    {
        var sender = new UrgentSender(
            _producer,
            Journal,
            Channel(centre, compress: true),
            new UrgentOptions { Patience = patience },
            entry => UrgentHit.In(entry.Header.Kind, entry.Payload!.Value.Span).Count > 0,
            TimeProvider.System,
            NullLogger<UrgentSender>.Instance);
        _running = Task.WhenAll(_running, sender.RunAsync(_stop.Token));
    }

    /// <summary>Returns when the pump's state is as wanted.</summary>
    internal async Task UntilAsync(Predicate<LinkState> wanted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, LinkState state)
        {
            if (wanted(state)) reached.TrySetResult();
        }

        _pump!.Changed += Look;
        Look(null, _pump.State);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _pump.Changed -= Look;
    }

    internal Task AcknowledgedAsync(long sequence) => UntilAsync(state => state.AcknowledgedSequence >= sequence);

    private GrpcChannel Channel(Uri centre, bool compress)
    {
        var channel = new GrpcChannel(centre, new GrpcChannelOptions { CompressRequests = compress });
        _channels.Add(channel);
        return channel;
    }

    /// <summary>Ends whatever is sent.</summary>
    internal async Task HangUpAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        _channels.ForEach(channel => channel.Dispose());
        Journal.Dispose();
        _stop.Dispose();
    }
}
