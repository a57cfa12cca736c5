using Bmis.Crossings.Duty;
using Google.Protobuf;
using Kind = Bmis.Crossings.Contracts.ShiftEventMessage.EventOneofCase;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="ShiftEvent"/> as the payload of a journal entry and reads it back.</summary>
public static class ShiftContract
{
    /// <summary>Longest payload that is read, in bytes.</summary>
    public const int MaximumBytes = 16 * 1024;

    /// <summary>The event as protobuf bytes.</summary>
    public static byte[] Write(ShiftEvent happened)
    {
        var message = new ShiftEventMessage
        {
            ShiftId = ByteString.CopyFrom(happened.ShiftId.ToByteArray(bigEndian: true)),
            At = UnixTime.ToMicroseconds(happened.At),
            OfficerId = happened.OfficerId,
        };
        if (happened is ShiftOpened opened)
            message.Opened = new ShiftOpenedMessage { PostCode = opened.PostCode, LaneId = opened.LaneId };
        else
            message.Closed = ToMessage((ShiftClosed)happened);
        return message.ToByteArray();
    }

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ShiftEvent? happened, out string problem)
    {
        (happened, problem) = (null, "");
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            happened = Read(ShiftEventMessage.Parser.ParseFrom(payload), out problem);
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
        }

        return happened is not null;
    }

    private static ShiftClosedMessage ToMessage(ShiftClosed closed) => new()
    {
        End = (ShiftEnd)closed.End,
        ClosedBy = closed.ClosedBy,
        Note = closed.Note,
        Decided = closed.Figures.Decided,
        Passed = closed.Figures.Passed,
        Referred = closed.Figures.Referred,
        Cancelled = closed.Figures.Cancelled,
        Overridden = closed.Figures.Overridden,
        MedianUs = closed.Figures.Median.Ticks / TimeSpan.TicksPerMicrosecond,
        P95Us = closed.Figures.P95.Ticks / TimeSpan.TicksPerMicrosecond,
    };

    private static ShiftEvent? Read(ShiftEventMessage message, out string problem)
    {
        problem = Problem(message);
        if (problem.Length > 0) return null;
        var id = new Guid(message.ShiftId.Span, bigEndian: true);
        var at = UnixTime.FromMicroseconds(message.At)!.Value;
        return message.EventCase == Kind.Opened
            ? new ShiftOpened(id, at, message.OfficerId, message.Opened.PostCode, message.Opened.LaneId)
            : new ShiftClosed(
                id,
                at,
                message.OfficerId,
                (Duty.ShiftEnd)message.Closed.End,
                message.Closed.ClosedBy,
                message.Closed.Note,
                ToFigures(message.Closed));
    }

    private static string Problem(ShiftEventMessage message)
    {
        if (message.ShiftId.Length != 16) return "shift_id.length";
        if (UnixTime.FromMicroseconds(message.At) is null) return "at.range";
        return message.EventCase switch
        {
            Kind.None => "event.unknown",
            Kind.Closed => Problem(message.Closed),
            _ => "",
        };
    }

    private static string Problem(ShiftClosedMessage closed)
    {
        if (!Enum.IsDefined((Duty.ShiftEnd)closed.End)) return "end.unknown";
        if (closed.Note.Length > ShiftClosed.LongestNote) return "note.length";
        if (closed.Decided < 0 || closed.Passed < 0 || closed.Referred < 0 || closed.Cancelled < 0
            || closed.Overridden < 0) return "figures.negative";
        return IsTime(closed.MedianUs) && IsTime(closed.P95Us) ? "" : "figures.time";
    }

    private static bool IsTime(long microseconds) =>
        microseconds >= 0 && microseconds <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond;

    private static ShiftFigures ToFigures(ShiftClosedMessage closed) => new(
        closed.Decided,
        closed.Passed,
        closed.Referred,
        closed.Cancelled,
        closed.Overridden,
        TimeSpan.FromTicks(closed.MedianUs * TimeSpan.TicksPerMicrosecond),
        TimeSpan.FromTicks(closed.P95Us * TimeSpan.TicksPerMicrosecond));
}
