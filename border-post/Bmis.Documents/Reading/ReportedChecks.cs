namespace Bmis.Documents.Reading;

/// <summary>The names of the checks of a report, in the order of the report (BSI TR-03135-1, 4).</summary>
public static class ReportedChecks
{
    /// <summary>The chip was opened with what the document shows.</summary>
    public const string Access = "access";

    /// <summary>Everything that was to be read was read.</summary>
    public const string Reading = "reading";

    /// <summary>The chip proved that it is no copy: the best of the three that follow.</summary>
    public const string ChipAuthenticity = "chip-authenticity";

    /// <summary>Active authentication.</summary>
    public const string ActiveAuthentication = "active-authentication";

    /// <summary>Chip authentication.</summary>
    public const string ChipAuthentication = "chip-authentication";

    /// <summary>Chip authentication mapping of PACE.</summary>
    public const string ChipAuthenticationMapping = "chip-authentication-mapping";

    /// <summary>The printed MRZ against DG1.</summary>
    public const string PrintedZone = "printed-zone";

    /// <summary>DG1 against DG11.</summary>
    public const string PersonalDetails = "personal-details";

    /// <summary>The date of expiry of DG1.</summary>
    public const string Expiry = "expiry";
}
