using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake.Proof;

/// <summary>How far the high-water row says that the journal has been taken in.</summary>
internal sealed record HighWater
{
    public long Sequence { get; init; }

    public byte[] Hash { get; init; } = HashChain.Genesis.ToArray();

    public bool Is(Checkpoint head) => head.Sequence == Sequence && head.Hash.Span.SequenceEqual(Hash);
}
