using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>The form about a journey: what it begins with, and what of it the profile asks.</summary>
internal static class TripForm
{
    /// <summary>
    /// The form before anybody types: residence in the State of nationality, and the flight or the road that the
    /// traveller before came by.
    /// </summary>
    internal static Trip Begin(TravelRule rule, Traveller? traveller, Trip before) => Asked(rule, new Trip
    {
        Residence = traveller?.Nationality,
        Transport = before.Transport,
        Voyage = before.Voyage,
        Origin = before.Origin,
        Destination = before.Destination,
    });

    /// <summary>The form with the flight on whose list the traveller is, where the rule asks for it.</summary>
    internal static Trip With(TravelRule rule, Trip trip, ExpectedArrival arrival) =>
        Asked(rule, trip with { Voyage = arrival.Flight.Length <= Trip.LongestNumber ? arrival.Flight : trip.Voyage });

    /// <summary>The trip without the fields that the rule does not ask.</summary>
    internal static Trip Asked(TravelRule rule, Trip trip)
    {
        string Text(TripField field, string value) => rule.Asked.Contains(field) ? value.Trim() : "";
        T? Value<T>(TripField field, T? value)
            where T : struct => rule.Asked.Contains(field) ? value : null;
        return new Trip
        {
            Residence = Value(TripField.Residence, trip.Residence),
            Purpose = Text(TripField.Purpose, trip.Purpose),
            Transport = Text(TripField.Transport, trip.Transport),
            Voyage = Text(TripField.Voyage, trip.Voyage),
            Plate = Text(TripField.Plate, trip.Plate),
            Origin = Value(TripField.Origin, trip.Origin),
            Destination = Value(TripField.Destination, trip.Destination),
            StayDays = Value(TripField.StayDays, trip.StayDays),
            Address = Text(TripField.Address, trip.Address),
            Visa = Text(TripField.Visa, trip.Visa),
            AccompaniedBy = Text(TripField.AccompaniedBy, trip.AccompaniedBy),
            Consent = Text(TripField.Consent, trip.Consent),
        };
    }
}
