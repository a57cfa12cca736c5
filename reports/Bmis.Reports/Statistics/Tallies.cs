using System.Runtime.InteropServices;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>Crossings counted in memory: the one place that says what a roll-up counts.</summary>
internal sealed class Tallies
{
    private readonly Dictionary<FlowKey, FlowTally> _flows = [];
    private readonly Dictionary<HitKey, HitTally> _hits = [];

    internal IReadOnlyDictionary<FlowKey, FlowTally> Flows => _flows;

    internal IReadOnlyDictionary<HitKey, HitTally> Hits => _hits;

    internal void Add(Crossing crossing) => Count(crossing, 1);

    /// <summary>Takes one away that was counted before.</summary>
    internal void Remove(Crossing crossing) => Count(crossing, -1);

    private void Count(Crossing crossing, int times)
    {
        var tally = FlowTally.Of(crossing.Decision);
        if (tally == default || crossing.IsDrill) return;
        var key = FlowKey.Of(crossing);
        CollectionsMarshal.GetValueRefOrAddDefault(_flows, key, out _) += tally.Times(times);
        // What first line did not see is in no count, and headquarters' own drills are in none either.
        var hits = crossing.Hits.Where(hit => hit.IsOpen && !hit.IsDrill);
        foreach (var list in hits.GroupBy(hit => RollUpText.Clean(hit.List), StringComparer.Ordinal))
        {
            var cell = new HitKey(key.Day, key.Post, list.Key);
            CollectionsMarshal.GetValueRefOrAddDefault(_hits, cell, out _) +=
                new HitTally(times * list.Count(), times);
        }
    }

    internal void Clear()
    {
        _flows.Clear();
        _hits.Clear();
    }
}
