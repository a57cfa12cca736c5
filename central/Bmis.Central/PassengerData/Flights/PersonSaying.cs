using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>What one picture says of a person. It prints as <c>[traveller]</c>.</summary>
/// <param name="PassengerId">Its row.</param>
/// <param name="Subject">passengers, crew, bookings, change, on-board or not-on-board.</param>
/// <param name="BookingId">The booking; null for lists.</param>
/// <param name="Facts">What is said.</param>
internal sealed record PersonSaying(Guid PassengerId, string Subject, Guid? BookingId, TravellerFacts Facts)
{
    public override string ToString() => "[traveller]";
}
