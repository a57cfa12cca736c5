using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// Reads PAXLST messages. Segments may come in any order within a person or document; each belongs to what was opened
/// last. It throws on no bytes and takes linear time.
/// </summary>
public static class PaxlstReader
{
    /// <summary>The message type (0065).</summary>
    public const string MessageType = "PAXLST";

    /// <summary>Whether a message is one, by its header.</summary>
    public static bool IsOne(ReceivedMessage message) => message.Header.Type == MessageType;

    /// <summary>Reads a message.</summary>
    /// <param name="transmission">The bytes that it lies in.</param>
    /// <param name="message">The message.</param>
    /// <param name="diagnostics">Takes what is found beyond what the transmission's own list has.</param>
    public static PassengerList Read(
        Transmission transmission, ReceivedMessage message, DiagnosticList diagnostics) =>
        message.ContentOf<PassengerList>(transmission.Bytes, Open, diagnostics);

    internal static IContentReader Open(ReadOnlyMemory<byte> bytes, ReceivedMessage message) =>
        new ListBuilder(bytes, message);
}
