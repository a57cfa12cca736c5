using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>
/// Reads CONTRL messages of syntax versions 3 and 4 (ISO 9735-4), which differ in nothing that is read here. It throws
/// on no bytes and takes linear time.
/// </summary>
public static class ContrlReader
{
    /// <summary>The message type (0065).</summary>
    public const string MessageType = "CONTRL";

    /// <summary>Whether a message is one, by its header.</summary>
    public static bool IsOne(ReceivedMessage message) => message.Header.Type == MessageType;

    /// <summary>Reads a message.</summary>
    /// <param name="transmission">The bytes that it lies in.</param>
    /// <param name="message">The message.</param>
    /// <param name="diagnostics">Takes what is found beyond what the transmission's own list has.</param>
    public static SyntaxReport Read(Transmission transmission, ReceivedMessage message, DiagnosticList diagnostics)
    {
        var text = new TextDecoder(message.Interchange.CharacterSet, diagnostics);
        var report = new ReportBuilder(text, diagnostics);
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            report.Take(reader.Current);
        return report.Close(message.Offset);
    }
}
