using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake.Proof;

/// <summary>How far the high-water row says that the journal has been taken in.</summary>
internal sealed record HighWater
{
    public long Sequence { get; init; }

    public byte[] Hash { get; init; } = HashChain.Genesis.ToArray();

    /// <summary>Where the branch begins: 0 for a lane's first.</summary>
    public long BaseSequence { get; init; }

    public byte[] BaseHash { get; init; } = HashChain.Genesis.ToArray();

    public Checkpoint Base => new(BaseSequence, BaseHash);

    public bool Is(Checkpoint head) => head.Sequence == Sequence && head.Hash.Span.SequenceEqual(Hash);
}
