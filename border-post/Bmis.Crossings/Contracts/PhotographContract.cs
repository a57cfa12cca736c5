using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes which photograph belongs to a record, alone, and reads it back.</summary>
public static class PhotographContract
{
    /// <summary>The photograph as protobuf bytes.</summary>
    public static byte[] Write(Photograph photograph) => CrossingMessages.ToMessage(photograph).ToByteArray();

    /// <summary>Reads a photograph; null for bytes that are none.</summary>
    public static Photograph? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var message = PhotographMessage.Parser.ParseFrom(bytes);
            return CrossingMessages.IsPhotograph(message) ? CrossingMessages.ToPhotograph(message) : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
