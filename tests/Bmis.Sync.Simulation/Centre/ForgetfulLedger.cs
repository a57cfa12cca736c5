using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>A store without the compare-and-set, for the negative controls.</summary>
internal sealed class ForgetfulLedger
{
    private readonly Dictionary<Producer, List<Envelope>> _stored = [];

    public Checkpoint Held(Producer producer) =>
        Of(producer) is [.., var last] ? last.Checkpoint : Checkpoint.Start;

    public IReadOnlyList<Envelope> Stored(Producer producer, int after) => [.. Of(producer).Skip(after)];

    public int Count(Producer producer) => Of(producer).Count;

    public void Store(Transaction transaction, bool replaces)
    {
        var (stored, run) = (Of(transaction.Producer), transaction.Store.Run);
        if (replaces)
            stored.RemoveAll(entry => entry.Sequence >= run[0].Sequence);
        stored.AddRange(run);
    }

    private List<Envelope> Of(Producer producer)
    {
        if (!_stored.TryGetValue(producer, out var stored))
            _stored.Add(producer, stored = []);
        return stored;
    }
}
