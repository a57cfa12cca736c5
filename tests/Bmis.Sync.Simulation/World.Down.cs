using Bmis.Sync.Simulation.Lanes;
using Bmis.Sync.Simulation.Lists;

namespace Bmis.Sync.Simulation;

/// <summary>How lists get on: published, offered, fetched, swapped in, in whatever weather.</summary>
internal sealed partial class World
{
    private const int MostChangesOfASwap = 24;
    private long _published;

    private void MoveLists(SimulatedLane lane)
    {
        if (_random.Next(60) == 0 && _published < PublishedLists.Versions)
            _published++;
        try
        {
            MoveList(lane);
        }
        catch (PowerCutException)
        {
            Trace($"{lane.Name} loses power over its lists");
            Summary.Crashes++;
            lane.CutPower(_random);
            RestartShelf(lane);
        }
    }

    private void MoveList(SimulatedLane lane)
    {
        var shelf = lane.Shelf;
        if (!_servers.Exists(server => _network.IsOpen(lane, server)))
            shelf.GiveUp();
        else if (!shelf.IsArriving)
            Offer(lane);
        else
            Fetch(lane);
    }

    // Now and then an older version is offered, as by a centre whose database is a restored backup.
    private void Offer(SimulatedLane lane)
    {
        if (_published == 0)
            return;
        var version = _random.Next(12) == 0 ? _random.NextInt64(1, _published + 1) : _published;
        if (version == lane.Shelf.Held && _random.Next(12) != 0)
            return;
        if (_weather.HasPowerCuts && _random.Next(3) == 0)
            lane.Shelf.CutPowerAfter(_random.Next(MostChangesOfASwap));
        var isTaken = lane.Shelf.Offer(PublishedLists.Manifest(version));
        if (version < lane.Shelf.Held)
            Summary.Rollbacks++;
        if (isTaken && version <= lane.Shelf.Held)
            Fail($"{lane.Name} holds list {lane.Shelf.Held} and takes {version}");
    }

    private void Fetch(SimulatedLane lane)
    {
        var shift = _random.Next(20) == 0 ? _random.Next(-1, 2) : 0;
        lane.Shelf.Take(shift, isSpoiled: _random.Next(25) == 0);
        if (lane.Shelf.Commit())
            Summary.Lists++;
        CheckShelf(lane);
    }

    private void RestartShelf(SimulatedLane lane)
    {
        lane.Shelf.Restart(_random);
        CheckShelf(lane);
    }

    private void CheckShelf(SimulatedLane lane)
    {
        var shelf = lane.Shelf;
        if (shelf.Held < shelf.Told)
            Fail($"{lane.Name} was told that list {shelf.Told} had arrived and holds {shelf.Held}");
        if (shelf.Held > 0 && !shelf.Content.AsSpan().SequenceEqual(PublishedLists.Content(shelf.Held)))
            Fail($"{lane.Name} uses a list {shelf.Held} that is not what was published");
    }

    private void DrainLists(SimulatedLane lane)
    {
        RestartShelf(lane);
        if (_published == 0)
            return;
        if (_published > lane.Shelf.Held)
            lane.Shelf.Offer(PublishedLists.Manifest(_published));
        var chunks = PublishedLists.Manifest(_published).Manifest.ChunkDigests.Count;
        for (var chunk = 0; chunk <= chunks && lane.Shelf.IsArriving; chunk++)
        {
            lane.Shelf.Take(shift: 0, isSpoiled: false);
            lane.Shelf.Commit();
        }

        CheckShelf(lane);
        if (lane.Shelf.Held != _published)
            Fail($"{lane.Name} holds list {lane.Shelf.Held} and {_published} is published");
    }
}
