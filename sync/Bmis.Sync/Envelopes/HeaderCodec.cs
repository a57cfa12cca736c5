using Google.Protobuf;

namespace Bmis.Sync.Envelopes;

/// <summary>Header bytes to header and back.</summary>
internal static class HeaderCodec
{
    private static readonly long LargestOffset = EnvelopeLimits.ClockOffset.Ticks / TimeSpan.TicksPerMicrosecond;

    public static byte[] Write(EntryHeader header)
    {
        var message = new Protocol.EntryHeader
        {
            LaneId = header.LaneId,
            Sequence = header.Sequence,
            Id = UnsafeByteOperations.UnsafeWrap(header.Id.ToByteArray(bigEndian: true)),
            Kind = header.Kind,
            DeviceTime = UnixMicroseconds.From(header.DeviceTime),
            ClockOffset = header.ClockOffset.Ticks / TimeSpan.TicksPerMicrosecond,
        };
        return message.ToByteArray();
    }

    public static EntryHeader? Read(ReadOnlySpan<byte> bytes, out EnvelopeFault fault)
    {
        if (bytes.Length is 0 or > EnvelopeLimits.HeaderBytes)
        {
            fault = EnvelopeFault.HeaderLength;
            return null;
        }

        try
        {
            return Check(Protocol.EntryHeader.Parser.ParseFrom(bytes), out fault);
        }
        catch (InvalidProtocolBufferException)
        {
            fault = EnvelopeFault.HeaderUnreadable;
            return null;
        }
    }

    private static EntryHeader? Check(Protocol.EntryHeader message, out EnvelopeFault fault)
    {
        var time = UnixMicroseconds.ToTime(message.DeviceTime);
        var id = message.Id.Length == 16 ? new Guid(message.Id.Span, bigEndian: true) : Guid.Empty;
        fault = !EnvelopeLimits.IsCode(message.LaneId, EnvelopeLimits.LaneIdCharacters) ? EnvelopeFault.LaneId
            : message.Sequence < 1 ? EnvelopeFault.Sequence
            : id == Guid.Empty ? EnvelopeFault.Id
            : !EnvelopeLimits.IsCode(message.Kind, EnvelopeLimits.KindCharacters) ? EnvelopeFault.Kind
            : time is null ? EnvelopeFault.DeviceTime
            : message.ClockOffset < -LargestOffset || message.ClockOffset > LargestOffset ? EnvelopeFault.ClockOffset
            : EnvelopeFault.None;
        if (fault is not EnvelopeFault.None || time is not { } known)
            return null;
        var offset = new TimeSpan(message.ClockOffset * TimeSpan.TicksPerMicrosecond);
        return new EntryHeader(message.LaneId, message.Sequence, id, message.Kind, known, offset);
    }
}
