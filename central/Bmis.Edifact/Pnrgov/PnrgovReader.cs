using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Reads PNRGOV messages. Groups may be missing and segments out of place; each belongs to what was opened last, and
/// what has no place of its own is kept beside it. It throws on no bytes and takes linear time.
/// </summary>
public static class PnrgovReader
{
    /// <summary>The message type (0065).</summary>
    public const string MessageType = "PNRGOV";

    /// <summary>Whether a message is one, by its header.</summary>
    public static bool IsOne(ReceivedMessage message) => message.Header.Type == MessageType;

    /// <summary>Reads a message.</summary>
    /// <param name="transmission">The bytes that it lies in.</param>
    /// <param name="message">The message.</param>
    /// <param name="diagnostics">Takes what is found beyond what the transmission's own list has.</param>
    public static PnrPush Read(Transmission transmission, ReceivedMessage message, DiagnosticList diagnostics) =>
        message.ContentOf<PnrPush>(transmission.Bytes, Open, diagnostics);

    internal static IContentReader Open(ReadOnlyMemory<byte> bytes, ReceivedMessage message) =>
        new PushBuilder(bytes, message);
}
