using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact;
using Bmis.Edifact.Filtering;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>A transmission as it is taken in: masked, then read. It prints as <c>[transmission]</c>.</summary>
/// <param name="Waiting">As it waited.</param>
/// <param name="Copy">The masked copy, which alone is read; null when the bytes do not open any more.</param>
/// <param name="Messages">Its messages in order.</param>
/// <param name="Trouble">Why an owner has to look, as a word; empty when nobody has to.</param>
internal sealed record ReadTransmission(
    WaitingTransmission Waiting, FilteredCopy? Copy, IReadOnlyList<ReadMessage> Messages, string Trouble)
{
    public Guid Id => Waiting.TransmissionId;

    public static ReadTransmission Of(WaitingTransmission waiting, PassengerSeal seal)
    {
        if (seal.Transmission(waiting.TransmissionId, waiting.Raw) is not { } bytes)
            return new(waiting, null, [], "unreadable");
        var copy = IngestFilter.Of(bytes);
        var content = CarrierMessages.Read(copy.Bytes);
        var messages = ReadMessage.In(content);
        var none = content.Diagnostics.Any(one => MessageContent.IsOfXml(one.Code)) ? "xml" : "no-message";
        var trouble = messages.Select(one => one.Trouble).FirstOrDefault(word => word is not null) ?? "";
        return new(waiting, copy, messages, messages.Count == 0 ? none : trouble);
    }

    public override string ToString() => "[transmission]";
}
