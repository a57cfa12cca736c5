using Bmis.Crossings.Contracts;

namespace Bmis.Central.Officers;

/// <summary>What a person may be at headquarters and at the lanes.</summary>
internal static class Roles
{
    public const string Officer = OfficerRoles.Officer;
    public const string Supervisor = OfficerRoles.Supervisor;
    public const string DiscreetChecks = OfficerRoles.DiscreetChecks;
    public const string Analyst = "analyst";
    public const string DataManager = "data-manager";
    /// <summary>The unit that works on carriers' data: flights, lists of passengers, bookings.</summary>
    public const string PassengerUnit = "passenger-unit";

    /// <summary>May have travellers of old bookings named for a case; beside the unit's role.</summary>
    public const string PassengerReveal = "passenger-reveal";

    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    /// <summary>Every role.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Officer, Supervisor, DiscreetChecks, Analyst, DataManager, PassengerUnit, PassengerReveal, Auditor,
        Administrator,
    ];

    /// <summary>The roles that count at a lane.</summary>
    public static IReadOnlyList<string> AtLanes { get; } = [Officer, Supervisor, DiscreetChecks];
}
