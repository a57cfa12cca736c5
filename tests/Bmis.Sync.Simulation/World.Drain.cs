using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Simulation.Lanes;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Simulation;

/// <summary>The weather clears: in bounded time everything must be where it belongs.</summary>
internal sealed partial class World
{
    private const int MostTries = 5;
    private const int UsualDrainSteps = 200;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private void ClearUp()
    {
        Trace("the weather clears");
        Summary.Early = Branches().Sum(_database.Count);
        _network.Heal();
        _servers.ForEach(server => server.UpAgain = server.DatabaseAgain = _time.Now);
        _database.HasStandby = true;
        _streams.ForEach(stream => stream.Cut());
        _lanes.ForEach(lane => lane.Commit());
        _replaced.ForEach(one => PlugIn(one.Lane, one.Disk));
    }

    // The disk that a backup took the place of is found again: what only it holds must arrive too.
    private void PlugIn(SimulatedLane lane, JournalDisk disk)
    {
        var found = new SimulatedLane(lane.Name + "-disk", disk, _time, _misbehaviour);
        _lanes.Add(found);
        _rivals.Find(lanes => lanes.Contains(lane))!.Add(found);
    }

    private IEnumerable<Producer> Branches() => _rivals.SelectMany(lanes => _database.BranchesOf(Identity(lanes[0])));

    // Done twice, because a clone that drains later makes a fork for the lane that drained before it.
    private void Drain(SimulatedLane lane)
    {
        for (var attempt = 0; attempt < MostTries && (attempt == 0 || !IsSettled(lane)); attempt++)
        {
            if (_time.Now < lane.NextTry)
                _time.Advance(lane.NextTry - _time.Now);
            if (lane.LastFault is { Reason: RefusalReason.EpochLimit })
                Decide(lane);
            Connect(lane);
            for (var step = 0; IsBusy(lane); step++)
            {
                if (step > UsualDrainSteps + lane.Journal.Entries.Count)
                    Fail($"{lane.Name} does not come to rest");
                DrainStep(lane);
            }
        }

        lane.Stream?.Cut();
    }

    private void DrainStep(SimulatedLane lane)
    {
        _time.Advance(Moment);
        lane.Act(mostEntries: 50, _random);
        DeliverUp();
        Serve();
        _database.Commit(_random);
        Follow();
        DeliverDown(lane);
        CheckPromises();
    }

    private static bool IsBusy(SimulatedLane lane) =>
        lane.Stream is { } stream
        && (!lane.IsWaiting || stream.Up.Count > 0 || stream.Down.Count > 0 || stream.HasWork || stream.IsCutForCentre);

    private static bool IsSettled(SimulatedLane lane) => lane.IsConnected;

    // Every branch is decided, and what is accepted is applied.
    private void DecideAll(SimulatedLane lane)
    {
        var identity = Identity(lane);
        while (_database.Decide(identity, accepts: _random.Next(2) == 0))
            Apply(identity);
        Apply(identity);
    }

    private void Apply(Producer identity)
    {
        while (_database.Branches.Apply(identity, _database.Rows))
            CheckPromises();
    }

    private void CheckDrained()
    {
        foreach (var lane in _lanes)
            CheckDrained(lane);
        CheckRows();
        if (_database.Reader is var reader && (reader.HasUnread || reader.Taken != Summary.Entries))
            Fail($"the follower read {reader.Taken} of {Summary.Entries} rows");
    }

    // Every entry that any disk holds is at the centre, in whichever branch, and the lane knows it.
    private void CheckDrained(SimulatedLane lane)
    {
        foreach (var entry in lane.Journal.Entries)
        {
            if (!_invariants.IsStored(entry.Checkpoint))
                Fail($"{lane.Name} has {lane.Journal.Entries.Count} entries and not all arrived: {entry.Checkpoint} "
                    + $"({lane.LastFault})");
        }

        var head = lane.Journal.Entries is [.., var last] ? last.Checkpoint : Checkpoint.Start;
        if (!lane.Journal.Acknowledged.Equals(head))
            Fail($"{lane.Name} does not know that everything arrived ({lane.LastFault})");
        if (lane.Journal.Epoch > 1 && !_rivals.Find(lanes => lanes.Contains(lane))!.Exists(IsQuarantined))
            Fail($"{lane.Name} went on in a branch and the centre does not know why");
    }

    private bool IsQuarantined(SimulatedLane lane) => _database.BranchesOf(Identity(lane)).Any(
        branch => _database.Quarantined(branch).Any(
            one => one.Reason is RefusalReason.Fork or RefusalReason.Rewound));

    private void CheckRows()
    {
        while (_database.Rows.DeadLetters > 0)
            _database.Rows.Replay();
        var counting = Branches().Where(_database.Branches.EverCounted)
            .SelectMany(branch => _database.Stored(branch, 0)).Select(entry => entry.Checkpoint).ToHashSet();
        foreach (var branch in Branches())
        {
            foreach (var entry in _database.Stored(branch, 0))
                CheckRow(branch, entry, counting);
            Summary.Entries += _database.Count(branch);
            Summary.Apart += _database.Branches.Apart(branch);
            Summary.Forks += branch.Epoch > 1 ? 1 : 0;
        }

        Summary.DeadLetters = _database.Rows.EverDead;
    }

    private void CheckRow(Producer branch, Envelope entry, HashSet<Checkpoint> counting)
    {
        if (!counting.Contains(entry.Checkpoint))
        {
            if (_database.Rows.Knows(entry))
                Fail($"{entry} of {branch} counts and nobody has accepted its branch");
            return;
        }

        if (_database.Branches.Apart(branch) == 0 && _database.Branches.EverCounted(branch)
            && !_database.Rows.HasOne(entry))
            Fail($"{entry} of {branch} does not have exactly one row");
    }
}
