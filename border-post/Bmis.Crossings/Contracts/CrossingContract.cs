using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="Crossing"/> as the payload of a journal entry and reads it back.</summary>
public static class CrossingContract
{
    /// <summary>Longest payload that is read, in bytes.</summary>
    public const int MaximumBytes = 64 * 1024;

    /// <summary>The crossing as protobuf bytes. Times travel with microsecond precision.</summary>
    public static byte[] Write(Crossing crossing) => CrossingMessages.ToMessage(crossing).ToByteArray();

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out Crossing? crossing, out string problem)
    {
        crossing = null;
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            return CrossingMessages.TryToCrossing(CrossingMessage.Parser.ParseFrom(payload), out crossing, out problem);
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
            return false;
        }
    }
}
