using Bmis.Sync.Envelopes;
using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lanes;

namespace Bmis.Sync.Simulation;

/// <summary>What must hold after every step, whatever happened.</summary>
internal sealed class Invariants(SimulatedDatabase database)
{
    private readonly Dictionary<Producer, Witness> _witnesses = [];
    private readonly HashSet<Checkpoint> _stored = [Checkpoint.Start];

    /// <summary>Whether the entry is at the centre, in whichever branch.</summary>
    public bool IsStored(Checkpoint entry) => _stored.Contains(entry);

    /// <summary>The first broken promise to these lanes, which all have one identity; or null.</summary>
    public string? Check(Producer identity, List<SimulatedLane> lanes)
    {
        foreach (var branch in database.BranchesOf(identity))
        {
            if (!_witnesses.TryGetValue(branch, out var witness))
                _witnesses.Add(branch, witness = new Witness(branch, database.Base(branch), _stored));
            if (witness.Check(database, lanes) is { } broken)
                return broken;
        }

        return lanes.Select(Check).FirstOrDefault(broken => broken is not null);
    }

    private string? Check(SimulatedLane lane)
    {
        if (!lane.HasAllRecorded())
            return $"{lane.Name}: an entry that was told as recorded is not in the journal";
        return IsStored(lane.Journal.Acknowledged)
            ? null
            : $"{lane.Name}: {lane.Journal.Acknowledged} was acknowledged and is not stored";
    }

    // Remembers what was seen stored, so that nothing can be taken back and only news is looked at.
    private sealed class Witness(Producer branch, Checkpoint start, HashSet<Checkpoint> stored)
    {
        private readonly ChainVerifier _chain = new(branch, start);
        private int _seen;

        public string? Check(SimulatedDatabase database, List<SimulatedLane> lanes)
        {
            if (!stored.Contains(start))
                return $"{branch}: begins at {start}, which is not stored";
            if (database.Held(branch).Equals(_chain.Head) && database.Count(branch) == _seen)
                return null;
            var news = database.Stored(branch, Math.Max(0, _seen - 1));
            if (_seen > 0 && (news.Count == 0 || !news[0].Checkpoint.Equals(_chain.Head)))
                return $"{branch}: what was stored has changed";
            foreach (var entry in news.Skip(Math.Min(1, _seen)))
            {
                if (_chain.Accept(entry) is { } fault)
                    return $"{branch}: not a prefix, {fault}";
                if (!lanes.Exists(lane => lane.EverWrote(entry.Checkpoint)))
                    return $"{branch}: {entry} was never written by a lane";
                stored.Add(entry.Checkpoint);
                _seen++;
            }

            return null;
        }
    }
}
