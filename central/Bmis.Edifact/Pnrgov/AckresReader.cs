using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Reads ACKRES messages. It throws on no bytes and takes linear time.</summary>
public static class AckresReader
{
    /// <summary>The message type (0065).</summary>
    public const string MessageType = "ACKRES";

    /// <summary>Whether a message is one, by its header.</summary>
    public static bool IsOne(ReceivedMessage message) => message.Header.Type == MessageType;

    /// <summary>Reads a message.</summary>
    /// <param name="transmission">The bytes that it lies in.</param>
    /// <param name="message">The message.</param>
    /// <param name="diagnostics">Takes what is found beyond what the transmission's own list has.</param>
    public static PushAnswer Read(Transmission transmission, ReceivedMessage message, DiagnosticList diagnostics)
    {
        var exchange = new ExchangeBuilder(
            new TextDecoder(message.Interchange.CharacterSet, diagnostics), diagnostics);
        exchange.Take(transmission, message);
        return exchange.Answer();
    }
}
