using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Simulation;

/// <summary>A store without the compare-and-set, for the negative controls.</summary>
internal sealed class ForgetfulLedger
{
    private readonly Dictionary<Producer, List<Envelope>> _stored = [];

    public Checkpoint Held(Producer producer) =>
        Of(producer) is [.., var last] ? last.Checkpoint : Checkpoint.Start;

    public IReadOnlyList<Envelope> Stored(Producer producer) => [.. Of(producer)];

    public bool Append(Producer producer, IReadOnlyList<Envelope> run)
    {
        Of(producer).AddRange(run);
        return true;
    }

    public bool Replace(Producer producer, IReadOnlyList<Envelope> run)
    {
        var stored = Of(producer);
        stored.RemoveAll(entry => entry.Sequence >= run[0].Sequence);
        stored.AddRange(run);
        return true;
    }

    private List<Envelope> Of(Producer producer)
    {
        if (!_stored.TryGetValue(producer, out var stored))
            _stored.Add(producer, stored = []);
        return stored;
    }
}
