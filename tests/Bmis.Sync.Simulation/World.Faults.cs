using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lanes;

namespace Bmis.Sync.Simulation;

/// <summary>What goes wrong, and how.</summary>
internal sealed partial class World
{
    private DateTimeOffset _standbyAgain;

    private void Trouble(Fault fault)
    {
        Trace($"{fault}");
        switch (fault)
        {
            case Fault.MessageLost: WithQueue(1, queue => queue.RemoveAt(_random.Next(queue.Count))); break;
            case Fault.MessageDoubled: WithQueue(1, queue => queue.Add(Pick(queue))); break;
            case Fault.MessagesOvertake: WithQueue(2, queue => (queue[0], queue[^1]) = (queue[^1], queue[0])); break;
            case Fault.StreamCut: WithStream(stream => stream.Cut()); break;
            case Fault.StreamLeft: WithStream(stream => stream.LeaveByLane()); break;
            case Fault.LaneKilled: KillLane(Pick(_lanes)); break;
            case Fault.PowerCut: CutPower(Pick(_lanes)); break;
            case Fault.ServerStopped: StopServer(Pick(_servers)); break;
            case Fault.LaneParted: PartLane(Pick(_lanes)); break;
            case Fault.DatabaseParted: Pick(_servers).DatabaseAgain = _time.Now + Some(TimeSpan.FromHours(2)); break;
            case Fault.FailOver: FailOver(); break;
            case Fault.StandbyLost: LoseStandby(); break;
            case Fault.ClockJump: JumpClock(Pick(_lanes)); break;
            case Fault.Backup: Backup(Pick(_lanes)); break;
            case Fault.BackupRestored: RestoreBackup(Pick(_lanes)); break;
            case Fault.LaneCloned: Clone(Pick(_lanes)); break;
        }
    }

    private void KillLane(SimulatedLane lane)
    {
        Summary.Crashes++;
        lane.Shelf.GiveUp();
        lane.Kill();
    }

    private void CutPower(SimulatedLane lane)
    {
        Summary.Crashes++;
        RestartShelf(lane);
        if (!lane.CutPower(_random))
            return;
        Summary.TornEnds++;
        Trace($"{lane.Name} lost an unflushed end");
    }

    private void StopServer(SimulatedServer server)
    {
        server.UpAgain = _time.Now + Some(TimeSpan.FromMinutes(10));
        _streams.FindAll(stream => stream.Server == server).ForEach(stream => stream.LeaveByCentre());
    }

    private void PartLane(SimulatedLane lane)
    {
        Summary.Partitions++;
        var howLong = _random.Next(3) == 0 ? Some(TimeSpan.FromDays(5)) : Some(TimeSpan.FromMinutes(20));
        _network.Part(lane, Pick(_servers), howLong);
        if (_random.Next(2) == 0)
            _servers.ForEach(server => _network.Part(lane, server, howLong));
    }

    // Whatever waited for the old primary breaks, on every server. There is no fail-over without a standby.
    private void FailOver()
    {
        if (!_database.HasStandby)
            return;
        Summary.FailOvers++;
        _database.FailOver(_random);
        LoseStandby();
        _streams.FindAll(stream => stream.Waiting is not null).ForEach(stream => stream.LeaveByCentre());
    }

    private void LoseStandby()
    {
        _database.HasStandby = false;
        _standbyAgain = _time.Now + Some(TimeSpan.FromMinutes(2));
    }

    private void JumpClock(SimulatedLane lane)
    {
        Summary.ClockJumps++;
        lane.Clock.Error = TimeSpan.FromMinutes(_random.Next(-400 * 24 * 60, 400 * 24 * 60));
    }

    private void Backup(SimulatedLane lane) => _backups[lane] = lane.Disk.Copy();

    private void RestoreBackup(SimulatedLane lane)
    {
        if (!_backups.TryGetValue(lane, out var backup))
            return;
        _replaced.Add((lane, lane.Disk.Copy()));
        lane.Restore(backup.Copy());
        Trace($"{lane.Name} gets its backup of {lane.Journal.Entries.Count} entries");
    }

    private void Clone(SimulatedLane lane)
    {
        var clone = new SimulatedLane(lane.Name + "-clone", lane.Disk.Copy(), _time, _misbehaviour);
        _lanes.Add(clone);
        _rivals.Find(lanes => lanes.Contains(lane))!.Add(clone);
        Trace($"{lane.Name} is cloned at {clone.Journal.Entries.Count} entries");
    }

    private void WithStream(Action<SimulatedStream> change)
    {
        if (_streams.Count > 0)
            change(Pick(_streams));
    }

    private void WithQueue(int least, Action<List<byte[]>> change)
    {
        var queues = _streams.SelectMany(one => new[] { one.Up, one.Down })
            .Where(queue => queue.Count >= least).ToList();
        if (queues.Count > 0)
            change(Pick(queues));
    }

    private TimeSpan Some(TimeSpan most) => _random.NextDouble() * most;
}
