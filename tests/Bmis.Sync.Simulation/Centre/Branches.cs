using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>
/// Which branches of lanes' journals count. What comes in another waits apart, until somebody accepts the branch; then
/// it counts, but for what counts already in another.
/// </summary>
/// <param name="believesAll">Lets everything count, whoever sends it.</param>
internal sealed class Branches(bool believesAll)
{
    private readonly HashSet<Producer> _decided = [];
    private readonly HashSet<Producer> _everAccepted = [];
    private readonly Dictionary<Producer, Producer> _accepted = [];
    private readonly Dictionary<Producer, Queue<Envelope>> _apart = [];

    /// <summary>Whether nobody has decided about a later branch.</summary>
    public bool IsUndecided(Producer producer) => !_decided.Contains(producer);

    /// <summary>Whether a branch counts or did once.</summary>
    public bool EverCounted(Producer producer) => producer.Epoch == 1 || _everAccepted.Contains(producer);

    /// <summary>How many entries of a branch wait apart.</summary>
    public int Apart(Producer producer) => _apart.GetValueOrDefault(producer)?.Count ?? 0;

    /// <summary>A run was stored.</summary>
    public void Take(Producer producer, IReadOnlyList<Envelope> run, TypedRows rows, bool isAlone)
    {
        var counts = Counts(producer) || believesAll;
        if (counts)
            rows.Take(isAlone ? run : [.. run.Where(entry => !rows.Knows(entry))]);
        else
            KeepApart(producer, run);
    }

    private void KeepApart(Producer producer, IReadOnlyList<Envelope> run)
    {
        if (!_apart.TryGetValue(producer, out var apart))
            _apart.Add(producer, apart = new Queue<Envelope>());
        foreach (var entry in run)
            apart.Enqueue(entry);
    }

    /// <summary>Applies one of the entries that wait in a branch that counts now; false when there is none.</summary>
    public bool Apply(Producer lane, TypedRows rows)
    {
        if (_apart.GetValueOrDefault(Accepted(lane)) is not { Count: > 0 } apart)
            return false;
        var entry = apart.Dequeue();
        if (!rows.Knows(entry))
            rows.Take([entry]);
        return true;
    }

    /// <summary>Somebody decides.</summary>
    public void Decide(Producer producer, bool accepts)
    {
        _decided.Add(producer);
        if (!accepts)
            return;
        _accepted[producer.In(1)] = producer;
        _everAccepted.Add(producer);
    }

    private bool Counts(Producer producer) => Accepted(producer) == producer;

    private Producer Accepted(Producer producer) =>
        _accepted.GetValueOrDefault(producer.In(1)) ?? producer.In(1);
}
