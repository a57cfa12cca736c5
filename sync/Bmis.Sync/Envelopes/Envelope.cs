namespace Bmis.Sync.Envelopes;

/// <summary>
/// One journal entry as it is stored, hashed and sent. Its lengths and header are checked; whether its hash continues
/// a chain is <see cref="ChainVerifier"/>'s business. The memory it was made from must not change.
/// </summary>
public sealed class Envelope
{
    private Envelope(
        EntryHeader header, ReadOnlyMemory<byte> headerBytes, Seal seal, ReadOnlyMemory<byte> hash)
    {
        Header = header;
        HeaderBytes = headerBytes;
        Salt = seal.Salt;
        Payload = seal.Payload;
        PayloadDigest = seal.Digest;
        Hash = hash;
    }

    /// <summary>The header, read.</summary>
    public EntryHeader Header { get; }

    /// <summary>The header as stored and hashed.</summary>
    public ReadOnlyMemory<byte> HeaderBytes { get; }

    /// <summary>16 bytes; null after erasure.</summary>
    public ReadOnlyMemory<byte>? Salt { get; }

    /// <summary>What the kind says; null after erasure.</summary>
    public ReadOnlyMemory<byte>? Payload { get; }

    /// <summary>SHA-256 over salt and payload.</summary>
    public ReadOnlyMemory<byte> PayloadDigest { get; }

    /// <summary>SHA-256 over the previous hash, the header and the payload digest.</summary>
    public ReadOnlyMemory<byte> Hash { get; }

    /// <summary>The lane's number of this entry.</summary>
    public long Sequence => Header.Sequence;

    /// <summary>The chain's end when this entry is its last.</summary>
    public Checkpoint Checkpoint => new(Sequence, Hash);

    /// <summary>Whether payload and salt were erased.</summary>
    public bool IsErased => Payload is null;

    /// <summary>About how many bytes it takes on the wire; never less than it really does.</summary>
    public int WireBytes =>
        HeaderBytes.Length + (Payload?.Length ?? 0) + EnvelopeLimits.EnvelopeOverheadBytes;

    /// <summary>Takes an envelope from its stored parts without copying. Never throws, whatever the bytes.</summary>
    /// <remarks>Beware: a null array converts to empty memory, not to null; an erased part is a real null.</remarks>
    /// <param name="headerBytes">The encoded header.</param>
    /// <param name="salt">16 bytes, or null together with the payload.</param>
    /// <param name="payload">The plain payload, or null after erasure.</param>
    /// <param name="payloadDigest">32 bytes.</param>
    /// <param name="hash">32 bytes.</param>
    public static EnvelopeResult Read(
        ReadOnlyMemory<byte> headerBytes,
        ReadOnlyMemory<byte>? salt,
        ReadOnlyMemory<byte>? payload,
        ReadOnlyMemory<byte> payloadDigest,
        ReadOnlyMemory<byte> hash)
    {
        var seal = new Seal(salt, payload, payloadDigest);
        if (seal.Fault is not EnvelopeFault.None and var fault)
            return EnvelopeResult.Bad(fault);
        if (hash.Length != EnvelopeLimits.HashBytes)
            return EnvelopeResult.Bad(EnvelopeFault.HashLength);
        var header = HeaderCodec.Read(headerBytes.Span, out var headerFault);
        return header is null
            ? EnvelopeResult.Bad(headerFault)
            : EnvelopeResult.Of(new Envelope(header, headerBytes, seal, hash));
    }

    /// <summary>The same entry after erasure: payload and salt are gone, header, digest and hash stay.</summary>
    public Envelope Erased() => new(Header, HeaderBytes, new Seal(null, null, PayloadDigest), Hash);

    /// <summary>Lane, number and kind; never the payload.</summary>
    public override string ToString() => $"{Header.LaneId} {Sequence} {Header.Kind}";

    private readonly record struct Seal(
        ReadOnlyMemory<byte>? Salt, ReadOnlyMemory<byte>? Payload, ReadOnlyMemory<byte> Digest)
    {
        public EnvelopeFault Fault =>
            Payload is null != Salt is null || Salt is { Length: not EnvelopeLimits.SaltBytes } ? EnvelopeFault.Salt
            : Payload is { Length: > EnvelopeLimits.PayloadBytes } ? EnvelopeFault.PayloadLength
            : Digest.Length != EnvelopeLimits.HashBytes ? EnvelopeFault.DigestLength
            : EnvelopeFault.None;
    }
}
