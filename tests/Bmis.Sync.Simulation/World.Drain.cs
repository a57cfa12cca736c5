using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Simulation.Lanes;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

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
        Summary.Early = _rivals.Sum(lanes => _database.Count(lanes[0].Producer));
        _network.Heal();
        _servers.ForEach(server => server.UpAgain = server.DatabaseAgain = _time.Now);
        _database.HasStandby = true;
        _streams.ForEach(stream => stream.Cut());
        _lanes.ForEach(lane => lane.Commit());
    }

    // Done twice, because a clone that drains later makes a fork for the lane that drained before it.
    private void Drain(SimulatedLane lane)
    {
        for (var attempt = 0; attempt < MostTries && (attempt == 0 || !IsSettled(lane)); attempt++)
        {
            if (_time.Now < lane.NextTry)
                _time.Advance(lane.NextTry - _time.Now);
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

    private static bool IsSettled(SimulatedLane lane) =>
        lane.IsConnected || lane.LastFault is { Reason: RefusalReason.Fork or RefusalReason.Rewound };

    private void CheckDrained()
    {
        foreach (var lane in _lanes)
            CheckDrained(lane);
        foreach (var lanes in _rivals)
            CheckRows(lanes[0].Producer);
        if (_database.Reader is var reader && (reader.HasUnread || reader.Taken != Summary.Entries))
            Fail($"the follower read {reader.Taken} of {Summary.Entries} rows");
    }

    private void CheckDrained(SimulatedLane lane)
    {
        var stored = _database.Stored(lane.Producer, 0).Select(entry => entry.Checkpoint).ToList();
        var journal = lane.Journal.Entries.Select(entry => entry.Checkpoint).ToList();
        if (!stored.SequenceEqual(journal))
            CheckForkFound(lane, stored, journal);
        else if (!lane.Journal.Acknowledged.Equals(_database.Held(lane.Producer)))
            Fail($"{lane.Name} does not know that everything arrived");
    }

    private void CheckForkFound(SimulatedLane lane, List<Checkpoint> stored, List<Checkpoint> journal)
    {
        if (stored.Count <= journal.Count && stored.SequenceEqual(journal.Take(stored.Count)))
            Fail($"{lane.Name} has {journal.Count} entries and only {stored.Count} arrived ({lane.LastFault})");
        if (lane.LastFault is not { Reason: RefusalReason.Fork or RefusalReason.Rewound })
            Fail($"{lane.Name} differs from the centre and does not know it ({lane.LastFault})");
        if (!_database.Quarantined(lane.Producer).Any(one =>
            one.Reason is RefusalReason.Fork or RefusalReason.Rewound))
            Fail($"{lane.Name} differs from the centre and the centre does not know it");
        Summary.Forks++;
    }

    private void CheckRows(Producer producer)
    {
        while (_database.Rows.DeadLetters > 0)
            _database.Rows.Replay();
        var stored = _database.Stored(producer, 0);
        if (stored.FirstOrDefault(entry => !_database.Rows.HasOne(entry)) is { } entry)
            Fail($"{entry} does not have exactly one row");
        Summary.Entries += stored.Count;
        Summary.DeadLetters = _database.Rows.EverDead;
    }
}
