namespace Bmis.Central.PassengerData.Storing;

/// <summary>What became of a transmission, as its sender is told.</summary>
/// <param name="Transmission">The transmission.</param>
/// <param name="State">waiting, taken or held.</param>
/// <param name="Reason">Why it is held, as a word.</param>
/// <param name="Messages">Its messages in order.</param>
internal sealed record TransmissionFate(
    Guid Transmission, string State, string Reason, IReadOnlyList<MessageFate> Messages);
