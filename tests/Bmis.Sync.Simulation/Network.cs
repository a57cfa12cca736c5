using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lanes;

namespace Bmis.Sync.Simulation;

/// <summary>Who can reach whom, and until when not.</summary>
internal sealed class Network(SimulatedTime time)
{
    private readonly Dictionary<(SimulatedLane Lane, SimulatedServer Server), DateTimeOffset> _parted = [];

    public bool IsOpen(SimulatedLane lane, SimulatedServer server) =>
        IsUp(server) && _parted.GetValueOrDefault((lane, server)) <= time.Now;

    /// <summary>Whether a server runs and reaches its database.</summary>
    public bool CanStore(SimulatedServer server) => IsUp(server) && server.DatabaseAgain <= time.Now;

    public void Part(SimulatedLane lane, SimulatedServer server, TimeSpan howLong) =>
        _parted[(lane, server)] = time.Now + howLong;

    public void Heal() => _parted.Clear();

    private bool IsUp(SimulatedServer server) => server.UpAgain <= time.Now;
}
