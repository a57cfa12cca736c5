using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Simulation;

/// <summary>
/// Lanes, network, centre and disks under one seeded random. Every step is one small event; the promises are checked
/// after each. The same seed gives the same run.
/// </summary>
internal sealed class World
{
    private const int Steps = 1_500;
    private const int MostDrainSteps = 60_000;
    private readonly int _seed;
    private readonly Random _random;
    private readonly SeededDrafts _drafts;
    private readonly SimulatedCentre _centre;
    private readonly Invariants _invariants;
    private readonly List<SimulatedLane> _lanes = [];
    private readonly List<(Producer Producer, SimulatedStream Stream)> _streams = [];
    private readonly Dictionary<SimulatedLane, MemoryOutboxStore> _backups = [];
    private readonly Queue<string> _trace = new();
    private readonly bool _fences;
    private int _step;

    public World(int seed, Misbehaviour misbehaviour = Misbehaviour.None)
    {
        _seed = seed;
        _random = new Random(seed);
        _drafts = new SeededDrafts(seed, payloadBytes: 16);
        _centre = new SimulatedCentre(misbehaviour);
        _invariants = new Invariants(_centre);
        _fences = _random.Next(2) == 0;
        for (var lane = _random.Next(1, 4); lane > 0; lane--)
            _lanes.Add(new SimulatedLane($"lane-{lane}", new MemoryOutboxStore(new Producer($"lane-{lane}"))));
    }

    /// <summary>How many lanes ended with a fork that was found.</summary>
    public int ForksFound { get; private set; }

    /// <summary>How many entries the centre holds at the end.</summary>
    public int Drained { get; private set; }

    /// <summary>Runs with trouble, then without, and looks whether everything arrived.</summary>
    public void Run()
    {
        for (_step = 0; _step < Steps; _step++)
        {
            Trouble();
            Work();
            CheckPromises();
        }

        Trace("the trouble ends");
        _streams.ForEach(one => one.Stream.Cut());
        _lanes.ForEach(Drain);
        _lanes.ForEach(Drain);
        _lanes.ForEach(CheckDrained);
    }

    private void Work()
    {
        var lane = Pick(_lanes);
        switch (_random.Next(8))
        {
            case 0: Append(lane); break;
            case 1 when !lane.IsConnected: Connect(lane); break;
            case 1 or 2 or 3: lane.Act(mostEntries: _random.Next(1, 6)); break;
            case 4 or 5: DeliverUp(); break;
            case 6: Serve(crash: null); break;
            default: DeliverDown(lane); break;
        }
    }

    private void Trouble()
    {
        switch (_random.Next(240))
        {
            case < 6: Lose(); break;
            case < 12: Double(); break;
            case < 18: Swap(); break;
            case < 22: Cut(); break;
            case < 25: Say("lane crashes", Pick(_lanes).Crash); break;
            case < 28: Serve(CommitMoment.Before); break;
            case < 31: Serve(CommitMoment.After); break;
            case 31: Backup(Pick(_lanes)); break;
            case 32 when _random.Next(6) == 0: RestoreBackup(Pick(_lanes)); break;
            case 33 when _random.Next(6) == 0: Clone(Pick(_lanes)); break;
        }
    }

    private void Append(SimulatedLane lane)
    {
        for (var count = _random.Next(1, 8); count > 0; count--)
            lane.Append(_drafts.Next());
    }

    private void Connect(SimulatedLane lane)
    {
        if (_fences)
            _streams.FindAll(other => other.Producer == lane.Producer).ForEach(other => other.Stream.Cut());
        var stream = _centre.Open(lane.Producer);
        _streams.Add((lane.Producer, stream));
        lane.Connect(stream);
        Trace($"{lane.Name} connects, centre holds {_centre.Held(lane.Producer)}");
    }

    private void DeliverUp()
    {
        var waiting = _streams.FindAll(one => one.Stream.Up.Count > 0 && !one.Stream.IsCutForCentre);
        if (waiting.Count == 0)
            return;
        var (_, stream) = Pick(waiting);
        var request = PushRequest.Parser.ParseFrom(TakeFirst(stream.Up));
        stream.Steps.Enqueue(stream.Receiver.Take(request));
    }

    private void Serve(CommitMoment? crash)
    {
        var waiting = _streams.FindAll(one => one.Stream.Steps.Count > 0 && !one.Stream.IsCutForCentre);
        if (waiting.Count == 0)
            return;
        var (producer, stream) = Pick(waiting);
        Trace($"centre serves {producer}: {stream.Steps.Peek().GetType().Name}, crash {crash}");
        _centre.Act(producer, stream, crash);
    }

    private static void DeliverDown(SimulatedLane lane)
    {
        if (lane.Stream is { Down.Count: > 0, IsCutForLane: false } stream)
            lane.Receive(PushReply.Parser.ParseFrom(TakeFirst(stream.Down)));
    }

    private void Lose() => WithQueue("a message is lost", 1, queue => queue.RemoveAt(_random.Next(queue.Count)));

    private void Double() => WithQueue("a message is doubled", 1, queue => queue.Add(Pick(queue)));

    private void Swap() =>
        WithQueue("two messages overtake", 2, queue => (queue[0], queue[^1]) = (queue[^1], queue[0]));

    private void Cut()
    {
        if (_streams.Count > 0)
            Say("a stream is cut", Pick(_streams).Stream.Cut);
    }

    private void Backup(SimulatedLane lane) => _backups[lane] = lane.Disk.Copy();

    private void RestoreBackup(SimulatedLane lane)
    {
        if (!_backups.TryGetValue(lane, out var backup))
            return;
        lane.Restore(backup.Copy());
        Trace($"{lane.Name} gets its backup of {backup.Entries.Count} entries");
    }

    private void Clone(SimulatedLane lane)
    {
        _lanes.Add(new SimulatedLane(lane.Name + "-clone", lane.Disk.Copy()));
        Trace($"{lane.Name} is cloned at {lane.Disk.Entries.Count} entries");
    }

    // Done twice, because a clone that drains later makes a fork for the lane that drained before it.
    private void Drain(SimulatedLane lane)
    {
        Connect(lane);
        for (var step = 0; IsBusy(lane); step++)
        {
            if (step > MostDrainSteps)
                Fail($"{lane.Name} does not come to rest");
            lane.Act(mostEntries: 50);
            DeliverUp();
            Serve(crash: null);
            DeliverDown(lane);
            CheckPromises();
        }
    }

    private static bool IsBusy(SimulatedLane lane) =>
        lane.Stream is { } stream
        && (!lane.IsWaiting || stream.Up.Count > 0 || stream.Down.Count > 0 || stream.Steps.Count > 0);

    private void CheckDrained(SimulatedLane lane)
    {
        var stored = _centre.Stored(lane.Producer).Select(entry => entry.Checkpoint).ToList();
        var journal = lane.Disk.Entries.Select(entry => entry.Checkpoint).ToList();
        Drained += stored.Count;
        if (stored.SequenceEqual(journal))
        {
            if (!lane.Disk.Acknowledged.Equals(_centre.Held(lane.Producer)))
                Fail($"{lane.Name} does not know that everything arrived");
            return;
        }

        CheckForkFound(lane, stored, journal);
    }

    private void CheckForkFound(SimulatedLane lane, List<Checkpoint> stored, List<Checkpoint> journal)
    {
        if (stored.Count <= journal.Count && stored.SequenceEqual(journal.Take(stored.Count)))
            Fail($"{lane.Name} has {journal.Count} entries and only {stored.Count} arrived ({lane.LastFault})");
        if (lane.LastFault is not { Reason: RefusalReason.Fork or RefusalReason.Rewound })
            Fail($"{lane.Name} differs from the centre and does not know it ({lane.LastFault})");
        if (!_centre.Database.Quarantined(lane.Producer).Any(one =>
            one.Reason is RefusalReason.Fork or RefusalReason.Rewound))
            Fail($"{lane.Name} differs from the centre and the centre does not know it");
        ForksFound++;
    }

    private void CheckPromises()
    {
        foreach (var lanes in _lanes.GroupBy(lane => lane.Producer))
        {
            if (_invariants.Check(lanes.Key, lanes) is { } broken)
                Fail(broken);
        }
    }

    private void Fail(string what) => throw new SimulationFailedException(
        $"Seed {_seed}, step {_step}: {what}. Replay with BMIS_SIMULATION_SEED={_seed}.\n" + string.Join('\n', _trace));

    private void WithQueue(string what, int least, Action<List<byte[]>> change)
    {
        var queues = _streams.SelectMany(one => new[] { one.Stream.Up, one.Stream.Down })
            .Where(queue => queue.Count >= least).ToList();
        if (queues.Count > 0)
            Say(what, () => change(Pick(queues)));
    }

    private void Say(string what, Action action)
    {
        Trace(what);
        action();
    }

    private void Trace(string what)
    {
        _trace.Enqueue($"{_step}: {what}");
        if (_trace.Count > 60)
            _trace.Dequeue();
    }

    private static byte[] TakeFirst(List<byte[]> queue)
    {
        var first = queue[0];
        queue.RemoveAt(0);
        return first;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
