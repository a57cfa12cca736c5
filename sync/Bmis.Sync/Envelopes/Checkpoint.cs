namespace Bmis.Sync.Envelopes;

/// <summary>
/// The end of a chain: the last sequence and its hash. Two checkpoints are equal when number and bytes are; equal
/// checkpoints of one lane mean that everything before is equal too.
/// </summary>
/// <param name="Sequence">The last entry's number; 0 before the first.</param>
/// <param name="Hash">The last entry's hash, 32 bytes; <see cref="HashChain.Genesis"/> before the first.</param>
public sealed record Checkpoint(long Sequence, ReadOnlyMemory<byte> Hash)
{
    /// <summary>Where every chain starts: sequence 0 with the genesis hash.</summary>
    public static Checkpoint Start { get; } = new(0, HashChain.Genesis);

    /// <summary>Compares number and bytes.</summary>
    public bool Equals(Checkpoint? other) =>
        other is not null && Sequence == other.Sequence && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc />
    public override int GetHashCode() => Sequence.GetHashCode();

    /// <summary>The number and the first eight digits of the hash.</summary>
    public override string ToString() =>
        $"{Sequence}:{Convert.ToHexStringLower(Hash.Span[..Math.Min(4, Hash.Length)])}";
}
