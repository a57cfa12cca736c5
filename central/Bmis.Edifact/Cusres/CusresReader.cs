using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Edifact.Cusres;

/// <summary>Reads CUSRES messages. It throws on no bytes and takes linear time.</summary>
public static class CusresReader
{
    /// <summary>The message type (0065).</summary>
    public const string MessageType = "CUSRES";

    /// <summary>Whether a message is one, by its header.</summary>
    public static bool IsOne(ReceivedMessage message) => message.Header.Type == MessageType;

    /// <summary>Reads a message.</summary>
    /// <param name="transmission">The bytes that it lies in.</param>
    /// <param name="message">The message.</param>
    /// <param name="diagnostics">Takes what is found beyond what the transmission's own list has.</param>
    public static CarrierAnswer Read(Transmission transmission, ReceivedMessage message, DiagnosticList diagnostics)
    {
        var text = new TextDecoder(message.Interchange.CharacterSet, diagnostics);
        var dates = new DateReading(message.Interchange.Day, diagnostics);
        var answer = new AnswerBuilder(new ListTexts(text), dates, diagnostics);
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            answer.Take(reader.Current);
        return answer.Close();
    }
}
