using Bmis.Sync.Protocol;
using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lanes;

namespace Bmis.Sync.Simulation;

/// <summary>How entries get on: written, sent, stored, acknowledged, followed.</summary>
internal sealed partial class World
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private void Append(SimulatedLane lane)
    {
        for (var count = _random.Next(1, 8); count > 0; count--)
            lane.Write(_drafts.Next(_random.Next(40) == 0 ? TypedRows.Poison : "decision"));
        if (_random.Next(2) == 0)
            lane.Commit();
    }

    private void Connect(SimulatedLane lane)
    {
        if (_time.Now < lane.NextTry)
            return;
        var server = Pick(_servers);
        if (!_network.IsOpen(lane, server) || !_network.CanStore(server))
        {
            lane.Disconnect(_random);
            return;
        }

        if (_fences)
            _streams.FindAll(other => other.Producer == lane.Producer && other.Server == server)
                .ForEach(other => other.LeaveByCentre());
        var stream = server.Open(lane);
        stream.LastHeard = _time.Now;
        _streams.Add(stream);
        lane.Connect(stream);
        Trace($"{lane.Name} connects to {server.Name}, which holds {_database.Held(lane.Producer)}");
    }

    private void DeliverUp()
    {
        var waiting = _streams.FindAll(one =>
            one.Up.Count > 0 && !one.IsCutForCentre && _network.IsOpen(one.Lane, one.Server));
        if (waiting.Count == 0)
            return;
        var stream = Pick(waiting);
        stream.Steps.AddLast(stream.Receiver.Take(PushRequest.Parser.ParseFrom(TakeFirst(stream.Up))));
    }

    private void Serve()
    {
        var waiting = _streams.FindAll(one => one.HasWork && !one.IsCutForCentre);
        if (waiting.Count == 0)
            return;
        var stream = Pick(waiting);
        if (!_network.CanStore(stream.Server))
        {
            stream.LeaveByCentre();
            return;
        }

        Trace($"{stream.Server.Name} serves {stream.Lane.Name}: {stream.Steps.First?.Value.GetType().Name}");
        stream.Server.Act(stream);
    }

    private void DeliverDown(SimulatedLane lane)
    {
        if (lane.Stream is not { } stream || !_network.IsOpen(lane, stream.Server))
            return;
        if (stream.Down.Count > 0)
            lane.Receive(PushReply.Parser.ParseFrom(TakeFirst(stream.Down)));
        else if (stream.IsCutForCentre || stream.IsCutForLane)
            lane.Disconnect(_random);
    }

    // Whoever owns the lane at headquarters believes a branch, or does not.
    private void Decide(SimulatedLane lane)
    {
        if (_database.Decide(Identity(lane), accepts: _random.Next(2) == 0))
            Trace($"a branch of {lane.Name} is decided");
    }

    private void Follow()
    {
        _database.Branches.Apply(Identity(Pick(_lanes)), _database.Rows);
        if (_random.Next(8) == 0)
            _database.Rows.Replay();
        _database.Read();
    }

    private static byte[] TakeFirst(List<byte[]> queue)
    {
        var first = queue[0];
        queue.RemoveAt(0);
        return first;
    }
}
