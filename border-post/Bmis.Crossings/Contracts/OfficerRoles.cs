namespace Bmis.Crossings.Contracts;

/// <summary>Roles an officer can hold at a lane.</summary>
public static class OfficerRoles
{
    /// <summary>First line.</summary>
    public const string Officer = "officer";

    /// <summary>Agrees to decisions against the verdict.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Sees whom the post collects about discreetly, and notes what was collected.</summary>
    public const string DiscreetChecks = "discreet-checks";
}
