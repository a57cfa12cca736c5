using Bmis.Sync.Envelopes;
using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lanes;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Simulation;

/// <summary>
/// Lanes, network, servers, database, disks and clocks under one seeded random. Every step is one small event; the
/// promises are checked after each. The same seed gives the same run.
/// </summary>
internal sealed partial class World
{
    private const int Steps = 1_500;
    private const int WorkPerStep = 3;
    private const int StepsBetweenPauses = 100;
    private const int TraceLines = 60;
    private readonly int _seed;
    private readonly Misbehaviour _misbehaviour;
    private readonly Random _random;
    private readonly SeededDrafts _drafts;
    private readonly SimulatedTime _time = new();
    private readonly Weather _weather;
    private readonly Network _network;
    private readonly SimulatedDatabase _database;
    private readonly List<SimulatedServer> _servers;
    private readonly Invariants _invariants;
    private readonly List<List<SimulatedLane>> _rivals = [];
    private readonly List<SimulatedLane> _lanes = [];
    private readonly List<SimulatedStream> _streams = [];
    private readonly Dictionary<SimulatedLane, JournalDisk> _backups = [];
    private readonly List<(SimulatedLane Lane, JournalDisk Disk)> _replaced = [];
    private readonly Queue<string> _trace = new();
    private readonly bool _fences;
    private int _step;

    public World(int seed, Misbehaviour misbehaviour = Misbehaviour.None)
    {
        (_seed, _misbehaviour, _random) = (seed, misbehaviour, new Random(seed));
        _drafts = new SeededDrafts(seed, payloadBytes: 16);
        _weather = new Weather(_random);
        _network = new Network(_time);
        _database = new SimulatedDatabase(misbehaviour);
        _servers = [new("server-1", _database, misbehaviour), new("server-2", _database, misbehaviour)];
        _invariants = new Invariants(_database);
        _fences = _random.Next(2) == 0;
        for (var lane = _random.Next(1, 4); lane > 0; lane--)
        {
            var disk = new JournalDisk(new Producer($"lane-{lane}"));
            _lanes.Add(new SimulatedLane($"lane-{lane}", disk, _time, misbehaviour));
            _rivals.Add([_lanes[^1]]);
        }
    }

    /// <summary>What the run met.</summary>
    public Summary Summary { get; } = new();

    /// <summary>Runs with trouble, then without, and looks whether everything arrived.</summary>
    /// <exception cref="SimulationFailedException">A promise was broken.</exception>
    public void Run()
    {
        try
        {
            RunThrough();
        }
        catch (Exception failure) when (failure is not SimulationFailedException)
        {
            Fail(failure.ToString());
        }
    }

    private void RunThrough()
    {
        for (_step = 0; _step < Steps; _step++)
        {
            PassTime();
            if (_weather.Next(_random) is { } fault)
                Trouble(fault);
            for (var count = 0; count < WorkPerStep; count++)
                Work();
            CheckPromises();
        }

        ClearUp();
        _lanes.ForEach(Drain);
        _lanes.ForEach(Drain);
        _lanes.ForEach(DrainLists);
        _lanes.ForEach(DecideAll);
        CheckDrained();
        Summary.Steps = _step;
        Summary.Days = (_time.Now - SimulatedTime.Origin).TotalDays;
    }

    private void Work()
    {
        var lane = Pick(_lanes);
        switch (_random.Next(22))
        {
            case 0: Append(lane); break;
            case 1: lane.Commit(); break;
            case 2 or 3 when !lane.IsConnected: Connect(lane); break;
            case < 8: lane.Act(mostEntries: _random.Next(1, 6), _random); break;
            case < 11: DeliverUp(); break;
            case < 15: Serve(); break;
            case 15: _database.Commit(_random); break;
            case 16: Follow(); break;
            case 17 when _random.Next(40) == 0: Decide(lane); break;
            case 17 or 18: MoveLists(lane); break;
            default: DeliverDown(lane); break;
        }
    }

    // Mostly moments, now and then days: a run covers weeks.
    private void PassTime()
    {
        if (_random.Next(StepsBetweenPauses) == 0)
            PassDays();
        else
            _time.Advance(TimeSpan.FromMilliseconds(_random.Next(400)));
        foreach (var lane in _lanes)
        {
            if (lane.Stream is { } stream && (lane.IsOwed || !_network.IsOpen(lane, stream.Server))
                && _time.Now - stream.LastHeard > Patience)
                lane.Disconnect(_random);
        }

        _streams.RemoveAll(stream => stream.IsOver);
        if (!_database.HasStandby && _time.Now > _standbyAgain)
            _database.HasStandby = true;
    }

    // What is under way stays so: whoever waited for an answer has waited a moment only.
    private void PassDays()
    {
        var waited = _streams.ConvertAll(stream => _time.Now - stream.LastHeard);
        _time.Advance(Some(TimeSpan.FromDays(4)));
        for (var i = 0; i < _streams.Count; i++)
            _streams[i].LastHeard = _time.Now - waited[i];
    }

    private void CheckPromises()
    {
        foreach (var lanes in _rivals)
        {
            if (_invariants.Check(Identity(lanes[0]), lanes) is { } broken)
                Fail(broken);
        }

        if (_database.Reader.Missed is > 0 and var row)
            Fail($"row {row} appeared behind the follower and is never read");
    }

    private void Fail(string what) => throw new SimulationFailedException(
        $"Seed {_seed}, step {_step}: {what}. Replay with --seed {_seed}.\n" + string.Join('\n', _trace))
    {
        Seed = _seed,
    };

    private void Trace(string what)
    {
        _trace.Enqueue($"{_step}: {what}");
        if (_trace.Count > TraceLines)
            _trace.Dequeue();
    }

    private static Producer Identity(SimulatedLane lane) => lane.Producer.In(Producer.FirstEpoch);

    private T Pick<T>(List<T> from) => from[_random.Next(from.Count)];
}
