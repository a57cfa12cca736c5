using Google.Protobuf;

namespace Bmis.Sync.Envelopes;

/// <summary>Envelopes to wire messages and back, without copying their bytes.</summary>
public static class EnvelopeCodec
{
    /// <summary>Reads an envelope from the wire. Never throws, whatever the bytes.</summary>
    public static EnvelopeResult FromWire(Protocol.Envelope message) => Envelope.Read(
        message.Header.Memory,
        message.HasSalt ? message.Salt.Memory : default(ReadOnlyMemory<byte>?),
        message.HasPayload ? message.Payload.Memory : default(ReadOnlyMemory<byte>?),
        message.PayloadDigest.Memory,
        message.Hash.Memory);

    /// <summary>The envelope as it travels; it shares the envelope's memory.</summary>
    public static Protocol.Envelope ToWire(Envelope envelope)
    {
        var message = new Protocol.Envelope
        {
            Header = Wrap(envelope.HeaderBytes),
            PayloadDigest = Wrap(envelope.PayloadDigest),
            Hash = Wrap(envelope.Hash),
        };
        if (envelope.Salt is { } salt && envelope.Payload is { } payload)
        {
            message.Salt = Wrap(salt);
            message.Payload = Wrap(payload);
        }

        return message;
    }

    private static ByteString Wrap(ReadOnlyMemory<byte> bytes) => UnsafeByteOperations.UnsafeWrap(bytes);
}
