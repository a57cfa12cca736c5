using Bmis.Crossings.Corrections;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="Correction"/> as the payload of a journal entry and reads it back.</summary>
public static class CorrectionContract
{
    /// <summary>Longest payload that is read, in bytes.</summary>
    public const int MaximumBytes = CrossingContract.MaximumBytes + (4 * 1024);

    /// <summary>The correction as protobuf bytes.</summary>
    public static byte[] Write(Correction correction) => new CorrectionMessage
    {
        CorrectionId = ByteString.CopyFrom(correction.CorrectionId.ToByteArray(bigEndian: true)),
        Sequence = correction.Sequence,
        At = UnixTime.ToMicroseconds(correction.At),
        OfficerId = correction.OfficerId,
        ShiftId = correction.ShiftId,
        SupervisorId = correction.SupervisorId,
        Reason = correction.Reason,
        Corrected = CrossingMessages.ToMessage(correction.Corrected),
    }.ToByteArray();

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out Correction? correction, out string problem)
    {
        (correction, problem) = (null, "");
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            correction = Read(CorrectionMessage.Parser.ParseFrom(payload), out problem);
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
        }

        return correction is not null;
    }

    private static Correction? Read(CorrectionMessage message, out string problem)
    {
        problem = Problem(message);
        if (problem.Length > 0) return null;
        if (!CrossingMessages.TryToCrossing(message.Corrected, out var corrected, out problem)) return null;
        return new Correction(
            new Guid(message.CorrectionId.Span, bigEndian: true),
            message.Sequence,
            UnixTime.FromMicroseconds(message.At)!.Value,
            message.OfficerId,
            message.ShiftId,
            message.SupervisorId,
            message.Reason,
            corrected!);
    }

    private static string Problem(CorrectionMessage message)
    {
        if (message.CorrectionId.Length != 16) return "correction_id.length";
        if (message.Sequence < 1) return "sequence.range";
        if (UnixTime.FromMicroseconds(message.At) is null) return "at.range";
        if (message.Corrected is null) return "corrected.missing";
        return message.Reason.Length is > 0 and <= Correction.LongestReason ? "" : "reason.length";
    }
}
