using System.Security.Claims;
using Bmis.Central.Officers;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>What of carriers' data a person sees.</summary>
/// <param name="SeesBookings">Whether bookings exist for him or her; lists of passengers and crew do for all.</param>
/// <param name="SeesHits">Whether possible matches with alert lists do.</param>
/// <param name="SeesDiscreet">Whether discreet ones do, too.</param>
/// <param name="Post">The only post whose arrivals count; null for all flights.</param>
internal sealed record PassengerViewer(bool SeesBookings, bool SeesHits, bool SeesDiscreet, string? Post)
{
    public static PassengerViewer Of(ClaimsPrincipal person)
    {
        var isOfUnit = person.IsInRole(Roles.PassengerUnit);
        return new(
            isOfUnit,
            isOfUnit || Policies.RolesOf[Policies.Hits].Any(person.IsInRole),
            person.IsInRole(Roles.DiscreetChecks),
            PostScope.Of(person));
    }
}
