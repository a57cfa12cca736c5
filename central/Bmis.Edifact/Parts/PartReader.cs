using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Parts;

/// <summary>
/// Reads what PAXLST and PNRGOV messages say about themselves as parts, in one walk over their segments. Other messages
/// are read, too; without a common access reference they have none that is theirs. It throws on no bytes.
/// </summary>
public static class PartReader
{
    /// <summary>Reads a message.</summary>
    /// <param name="transmission">The bytes that it lies in.</param>
    /// <param name="message">The message.</param>
    /// <param name="messageId">What the receiver calls the message.</param>
    /// <param name="received">When it arrived.</param>
    public static (PartKey Key, ReceivedPart Part) Read(
        Transmission transmission, ReceivedMessage message, string messageId, DateTimeOffset received)
    {
        using var scan = new PartScan(message);
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            scan.Take(reader.Current);
        var reference = message.Header.CommonAccessReference;
        var key = new PartKey(
            SenderOf(message), message.Header.Type, scan.Document, reference.Length > 0 ? reference : scan.Flight,
            reference.Length == 0);
        return (key, new ReceivedPart
        {
            MessageId = messageId,
            Mark = PartMark.Of(message.Header),
            Received = received,
            Prepared = message.Interchange.Header?.Prepared.Moment,
            Fingerprint = scan.Fingerprint(),
            Counts = scan.Counts(),
        });
    }

    private static string SenderOf(ReceivedMessage message) =>
        message.Interchange.Header?.Sender.Code is { Length: > 0 } code
            ? code
            : message.Group?.Header.Sender.Code ?? "";
}
