using Bmis.Sync.Envelopes;
using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lanes;

namespace Bmis.Sync.Simulation;

/// <summary>What must hold after every step, whatever happened.</summary>
internal sealed class Invariants(SimulatedDatabase database)
{
    private readonly Dictionary<Producer, Witness> _witnesses = [];

    /// <summary>The first broken promise of this producer, or null.</summary>
    public string? Check(Producer producer, List<SimulatedLane> lanes)
    {
        if (!_witnesses.TryGetValue(producer, out var witness))
            _witnesses.Add(producer, witness = new Witness(producer));
        foreach (var lane in lanes)
        {
            if (!lane.HasAllRecorded())
                return $"{lane.Name}: an entry that was told as recorded is not in the journal";
            if (lane.Journal.Acknowledged is var acknowledged && acknowledged.Sequence > database.Count(producer))
                return $"{lane.Name}: {acknowledged} was acknowledged and is not stored";
        }

        return witness.Check(database, lanes)
            ?? (lanes.Find(lane => !witness.Saw(lane.Journal.Acknowledged)) is { } other
                ? $"{other.Name}: {other.Journal.Acknowledged} was acknowledged and another is stored"
                : null);
    }

    // Remembers what was seen stored, so that nothing can be taken back and only news is looked at.
    private sealed class Witness(Producer producer)
    {
        private readonly ChainVerifier _chain = new(producer, Checkpoint.Start);
        private readonly List<Checkpoint> _seen = [];

        public bool Saw(Checkpoint acknowledged) =>
            acknowledged.Sequence == 0 || _seen[(int)acknowledged.Sequence - 1].Equals(acknowledged);

        public string? Check(SimulatedDatabase database, List<SimulatedLane> lanes)
        {
            if (_seen.Count > 0 && database.Held(producer).Equals(_seen[^1]) && database.Count(producer) == _seen.Count)
                return null;
            var news = database.Stored(producer, Math.Max(0, _seen.Count - 1));
            if (_seen.Count > 0 && (news.Count == 0 || !news[0].Checkpoint.Equals(_seen[^1])))
                return $"{producer}: what was stored has changed";
            foreach (var entry in news.Skip(Math.Min(1, _seen.Count)))
            {
                if (_chain.Accept(entry) is { } fault)
                    return $"{producer}: not a prefix, {fault}";
                if (!lanes.Exists(lane => lane.EverWrote(entry.Checkpoint)))
                    return $"{producer}: {entry} was never written by a lane";
                _seen.Add(entry.Checkpoint);
            }

            return null;
        }
    }
}
