using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Simulation;

/// <summary>What must hold after every step, whatever happened.</summary>
internal sealed class Invariants(SimulatedCentre centre)
{
    private readonly Dictionary<Producer, Witness> _witnesses = [];

    /// <summary>The first broken promise of this producer, or null.</summary>
    public string? Check(Producer producer, IEnumerable<SimulatedLane> lanes)
    {
        if (!_witnesses.TryGetValue(producer, out var witness))
            _witnesses.Add(producer, witness = new Witness(producer));
        var stored = centre.Stored(producer);
        return witness.Check(stored, lanes)
            ?? lanes.Select(lane => Acknowledged(lane, stored)).FirstOrDefault(broken => broken is not null);
    }

    private static string? Acknowledged(SimulatedLane lane, IReadOnlyList<Envelope> stored)
    {
        var acknowledged = lane.Disk.Acknowledged;
        if (acknowledged.Sequence == 0)
            return null;
        return acknowledged.Sequence > stored.Count
            || !stored[(int)acknowledged.Sequence - 1].Checkpoint.Equals(acknowledged)
            ? $"{lane.Name}: {acknowledged} was acknowledged and is not stored"
            : null;
    }

    // Remembers what was seen stored, so that nothing can be taken back and only news is looked at.
    private sealed class Witness(Producer producer)
    {
        private readonly ChainVerifier _chain = new(producer, Checkpoint.Start);
        private readonly List<Checkpoint> _seen = [];

        public string? Check(IReadOnlyList<Envelope> stored, IEnumerable<SimulatedLane> lanes)
        {
            if (stored.Count < _seen.Count || !IsUnchanged(stored))
                return $"{producer}: what was stored has changed";
            foreach (var entry in stored.Skip(_seen.Count))
            {
                if (_chain.Accept(entry) is { } fault)
                    return $"{producer}: not a prefix, {fault}";
                if (!lanes.Any(lane => lane.EverWrote(entry.Checkpoint)))
                    return $"{producer}: {entry} was never written by a lane";
                _seen.Add(entry.Checkpoint);
            }

            return null;
        }

        private bool IsUnchanged(IReadOnlyList<Envelope> stored) =>
            _seen.Count == 0 || stored[_seen.Count - 1].Checkpoint.Equals(_seen[^1]);
    }
}
