using System.Security.Claims;
using Bmis.Central.Devices;
using Bmis.Central.Fingerprints.Accuracy;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Interactive.Desk;
using Bmis.Central.PassengerData.Quality;
using Bmis.Central.PassengerData.Quarantine;

namespace Bmis.Central.Frame;

/// <summary>The pages of headquarters that stand in the navigation, and who sees each.</summary>
internal static class Navigation
{
    private static readonly (string Text, string Address, string Policy)[] All =
    [
        ("nav.crossings", "/crossings", Policies.Crossings),
        ("nav.posts", "/posts", Policies.Posts),
        ("nav.shifts", "/shifts", Policies.Shifts),
        ("nav.flights", FlightEndpoints.Page, Policies.Passengers),
        ("nav.arrivals", ArrivalEndpoints.Page, Policies.Passengers),
        ("nav.interactive", BoardingEndpoints.Page, Policies.Passengers),
        ("nav.transmissions", QuarantineEndpoints.Page, Policies.Carriers),
        ("nav.carriers", QualityEndpoints.Page, Policies.Carriers),
        ("nav.hits", "/hits", Policies.Hits),
        ("nav.fingers", ConflictEndpoints.Page, Policies.Fingerprints),
        ("nav.lists", "/lists", Policies.AlertLists),
        ("nav.reports", "/reports/flows", Policies.Reports),
        ("nav.accuracy", AccuracyEndpoints.Page, Policies.Reports),
        ("nav.dead-letters", DeadLetterEndpoints.Page, Policies.Sync),
        ("nav.branches", EpochEndpoints.Page, Policies.Sync),
        ("nav.accounts", "/accounts", Policies.Accounts),
        ("nav.devices", DeviceEndpoints.Page, Policies.Devices),
        ("nav.audit", "/audit", Policies.Audit),
    ];

    /// <summary>What a person may open; nothing for nobody.</summary>
    public static IEnumerable<(string Text, string Address)> For(ClaimsPrincipal? person) => All
        .Where(link => person is not null && Policies.RolesOf[link.Policy].Any(person.IsInRole))
        .Select(link => (link.Text, link.Address));
}
