using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact;
using Bmis.Edifact.Filtering;
using Bmis.Edifact.Profiles;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>A transmission as it is taken in: masked, then read. It prints as <c>[transmission]</c>.</summary>
/// <param name="Waiting">As it waited.</param>
/// <param name="Copy">The masked copy that is made of it; null when it is there already or nothing opens.</param>
/// <param name="Messages">Its messages in order.</param>
/// <param name="Trouble">Why an owner has to look, as a word; empty when nobody has to.</param>
internal sealed record ReadTransmission(
    WaitingTransmission Waiting, FilteredCopy? Copy, IReadOnlyList<ReadMessage> Messages, string Trouble)
{
    public Guid Id => Waiting.TransmissionId;

    public static ReadTransmission Of(
        WaitingTransmission waiting, PassengerSeal seal, PartnerProfiles profiles)
    {
        var copy = seal.Transmission(waiting.TransmissionId, waiting.Raw) is { } raw ? IngestFilter.Of(raw) : null;
        var kept = copy is null ? seal.Masked(waiting.TransmissionId, waiting.Kept) : null;
        if (copy is null && kept is null)
            return new(waiting, null, [], "unreadable");
        var content = CarrierMessages.Read(copy?.Bytes ?? kept);
        var messages = ReadMessage.In(content, profiles);
        var none = content.Diagnostics.Any(one => MessageContent.IsOfXml(one.Code)) ? "xml" : "no-message";
        var trouble = messages.Select(one => one.Trouble).FirstOrDefault(word => word is not null) ?? "";
        return new(waiting, copy, messages, messages.Count == 0 ? none : trouble);
    }

    public override string ToString() => "[transmission]";
}
