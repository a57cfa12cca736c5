using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;

namespace Bmis.Central.Intake.Proof;

/// <summary>
/// Takes a lane's stored entries in their order and says which is the first that does not fit: its columns, its place
/// in the chain, its sealed payload, the high-water row. It holds one entry at a time.
/// </summary>
internal sealed class EntryWalk(ProvedLane lane, HighWater highWater, RecordSeal seal)
{
    private readonly ChainVerifier _chain = new(new Producer(Producer.LaneOf(lane.LaneId)), highWater.Base);

    /// <summary>The last entry up to which everything fits.</summary>
    public Checkpoint Last { get; private set; } = highWater.Base;

    /// <summary>Payloads that were opened.</summary>
    public long Opened { get; private set; }

    /// <summary>Payloads that were erased.</summary>
    public long Erased { get; private set; }

    /// <summary>Takes the next row; null when it fits.</summary>
    public ProofFault? Take(StoredEntry row)
    {
        var expected = Last.Sequence + 1;
        if (row.Sequence != expected)
            return row.Sequence > expected ? new(expected, "missing") : new(row.Sequence, "repeated");
        if (Problem(row) is { } reason)
            return new(expected, reason);
        Last = _chain.Head;
        return null;
    }

    /// <summary>What the high-water row says beyond the last entry; null when it ends there too.</summary>
    public ProofFault? End()
    {
        if (highWater.Sequence > Last.Sequence)
            return new(Last.Sequence + 1, "missing");
        return highWater.Is(Last) ? null : new(Last.Sequence, "high-water-differs");
    }

    // The chain is judged before the payload: what was sealed for another header is then known to be changed.
    private string? Problem(StoredEntry row)
    {
        if (row.Closed is not { } closed)
            return "row-unreadable";
        if (closed.Sequence != row.Sequence)
            return "moved";
        if (closed.Header.Kind != row.Kind || closed.Header.Id != row.Id)
            return "columns-changed";
        if (_chain.Accept(closed) is { } broken)
            return broken.Reason is ChainFaultReason.WrongLane ? "wrong-lane" : "hash-mismatch";
        return PayloadProblem(row) ?? HighWaterProblem();
    }

    private string? HighWaterProblem()
    {
        if (_chain.Head.Sequence > highWater.Sequence)
            return "beyond-high-water";
        return _chain.Head.Sequence == highWater.Sequence && !highWater.Is(_chain.Head) ? "high-water-differs" : null;
    }

    private string? PayloadProblem(StoredEntry row)
    {
        if (row.Salt is not null)
            return "in-clear";
        if (row.Sealed is null)
            return CountErased();
        var opened = seal.Examine(row.Header, row.Sealed);
        if (opened.Fault is SealingFault.KeyErased)
            return CountErased();
        if (opened.Fault is SealingFault.UnknownKey)
            return "key-unknown";
        if (!opened.IsOpened || !IsDigested(opened.Content, row.Digest))
            return "payload-changed";
        Opened++;
        return null;
    }

    private string? CountErased()
    {
        Erased++;
        return null;
    }

    private static bool IsDigested(ReadOnlySpan<byte> content, ReadOnlySpan<byte> digest) =>
        content.Length >= EnvelopeLimits.SaltBytes
        && HashChain.DigestPayload(content[..EnvelopeLimits.SaltBytes], content[EnvelopeLimits.SaltBytes..])
            .AsSpan().SequenceEqual(digest);
}
