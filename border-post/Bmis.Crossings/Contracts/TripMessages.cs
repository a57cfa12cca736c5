using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Contracts;

/// <summary>Translates between a trip and its message; every field read back is checked.</summary>
internal static class TripMessages
{
    private const int LongestCode = 16;

    internal static TripMessage ToMessage(Trip trip) => new()
    {
        Residence = trip.Residence?.Code ?? "",
        Purpose = trip.Purpose,
        Transport = trip.Transport,
        Voyage = trip.Voyage,
        Plate = trip.Plate,
        Origin = trip.Origin?.Code ?? "",
        Destination = trip.Destination?.Code ?? "",
        StayDays = trip.StayDays ?? 0,
        Address = trip.Address,
        Visa = trip.Visa,
        AccompaniedBy = trip.AccompaniedBy,
        Consent = trip.Consent,
    };

    internal static bool TryTrip(TripMessage? message, out Trip trip, out string problem)
    {
        (trip, problem) = (Trip.Empty, "");
        if (message is null) return true;
        problem = Problem(message);
        if (problem.Length > 0) return false;
        trip = new Trip
        {
            Residence = State(message.Residence),
            Purpose = message.Purpose,
            Transport = message.Transport,
            Voyage = message.Voyage,
            Plate = message.Plate,
            Origin = State(message.Origin),
            Destination = State(message.Destination),
            StayDays = message.StayDays == 0 ? null : message.StayDays,
            Address = message.Address,
            Visa = message.Visa,
            AccompaniedBy = message.AccompaniedBy,
            Consent = message.Consent,
        };
        return true;
    }

    private static string Problem(TripMessage message)
    {
        if (!IsState(message.Residence)) return "trip.residence";
        if (!IsState(message.Origin)) return "trip.origin";
        if (!IsState(message.Destination)) return "trip.destination";
        if (message.Purpose.Length > LongestCode) return "trip.purpose";
        if (message.Transport.Length > LongestCode) return "trip.transport";
        if (message.Voyage.Length > Trip.LongestNumber) return "trip.voyage";
        if (message.Plate.Length > Trip.LongestNumber) return "trip.plate";
        if (message.Visa.Length > Trip.LongestNumber) return "trip.visa";
        if (message.Address.Length > Trip.LongestAddress) return "trip.address";
        if (message.AccompaniedBy.Length > Trip.LongestAddress) return "trip.accompanied_by";
        if (message.Consent.Length > LongestCode) return "trip.consent";
        return message.StayDays is < 0 or > Trip.MostDays ? "trip.stay_days" : "";
    }

    private static bool IsState(string text) => text.Length == 0 || CountryCode.Parse(text).Succeeded;

    private static CountryCode? State(string text) => CountryCode.Parse(text).TryGet(out var state) ? state : null;
}
