namespace Bmis.Sync.Envelopes;

/// <summary>
/// Walks a lane's chain entry by entry from a checkpoint. An entry that does not fit leaves the verifier where it
/// was. Not thread-safe.
/// </summary>
/// <param name="producer">The lane whose chain it is.</param>
/// <param name="start">Where to start: <see cref="Checkpoint.Start"/> or the anchor of a pruned journal.</param>
public sealed class ChainVerifier(Producer producer, Checkpoint start)
{
    /// <summary>The last entry that fitted.</summary>
    public Checkpoint Head { get; private set; } = start;

    /// <summary>Takes the next entry; null when it continues the chain.</summary>
    public ChainFault? Accept(Envelope envelope)
    {
        if (Examine(envelope) is { } fault)
            return fault;
        Head = envelope.Checkpoint;
        return null;
    }

    /// <summary>Takes entries until one does not fit; null when all do.</summary>
    public ChainFault? AcceptAll(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes)
        {
            if (Accept(envelope) is { } fault)
                return fault;
        }

        return null;
    }

    private ChainFault? Examine(Envelope envelope)
    {
        var expected = Head.Sequence + 1;
        if (envelope.Header.LaneId != producer.LaneId)
            return new ChainFault(envelope.Sequence, ChainFaultReason.WrongLane);
        if (envelope.Sequence > expected)
            return new ChainFault(expected, ChainFaultReason.Gap);
        if (envelope.Sequence < expected)
            return new ChainFault(envelope.Sequence, ChainFaultReason.Repeated);
        if (!DigestFits(envelope))
            return new ChainFault(expected, ChainFaultReason.PayloadChanged);
        return HashFits(envelope) ? null : new ChainFault(expected, ChainFaultReason.HashMismatch);
    }

    private static bool DigestFits(Envelope envelope)
    {
        if (envelope.Salt is not { } salt || envelope.Payload is not { } payload)
            return true;
        Span<byte> digest = stackalloc byte[EnvelopeLimits.HashBytes];
        HashChain.DigestPayload(salt.Span, payload.Span, digest);
        return digest.SequenceEqual(envelope.PayloadDigest.Span);
    }

    private bool HashFits(Envelope envelope)
    {
        Span<byte> hash = stackalloc byte[EnvelopeLimits.HashBytes];
        HashChain.Next(Head.Hash.Span, envelope.HeaderBytes.Span, envelope.PayloadDigest.Span, hash);
        return hash.SequenceEqual(envelope.Hash.Span);
    }
}
