namespace Bmis.Sync.Envelopes;

/// <summary>
/// Makes the next envelope of a lane's chain. It keeps no state: the caller hands in the chain's end and stores the
/// result in one transaction, so a failed commit leaves nothing behind. The same input gives the same bytes.
/// Thread-safe.
/// </summary>
/// <param name="producer">The lane whose journal it is.</param>
public sealed class EnvelopeWriter(Producer producer)
{
    /// <summary>The envelope that follows <paramref name="head"/>.</summary>
    /// <exception cref="ArgumentException">The draft breaks a limit of <see cref="EnvelopeLimits"/>.</exception>
    public Envelope Write(Checkpoint head, EntryDraft draft)
    {
        if (draft.Salt.Length != EnvelopeLimits.SaltBytes)
            throw new ArgumentException("A salt has 16 bytes.", nameof(draft));
        var header = new EntryHeader(
            producer.LaneId, head.Sequence + 1, draft.Id, draft.Kind, draft.DeviceTime, draft.ClockOffset);
        var bytes = HeaderCodec.Write(header);
        var digest = HashChain.DigestPayload(draft.Salt.Span, draft.Payload.Span);
        var hash = bytes.Length <= EnvelopeLimits.HeaderBytes
            ? HashChain.Next(head.Hash.Span, bytes, digest)
            : [];
        var result = Envelope.Read(bytes, draft.Salt, draft.Payload, digest, hash);
        return result.IsValid
            ? result.Envelope
            : throw new ArgumentException($"The draft breaks a limit: {result.Fault}.", nameof(draft));
    }
}
