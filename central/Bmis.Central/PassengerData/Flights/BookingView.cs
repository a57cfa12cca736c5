using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>A booking with its travellers and the message that it came in. It prints as <c>[booking]</c>.</summary>
/// <param name="Flight">The flight of the push.</param>
/// <param name="Facts">What the booking says.</param>
/// <param name="Travellers">Who travels by it.</param>
/// <param name="IsReplaced">Whether a newer push has taken its place.</param>
/// <param name="Message">The segments of the message, or its tags, masked; empty when they are kept no longer.</param>
internal sealed record BookingView(
    FlightRow Flight,
    BookingFacts Facts,
    IReadOnlyList<TravellerFacts> Travellers,
    bool IsReplaced,
    IReadOnlyList<MessageLine> Message)
{
    public override string ToString() => "[booking]";
}
