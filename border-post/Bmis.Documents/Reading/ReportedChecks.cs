namespace Bmis.Documents.Reading;

/// <summary>The names of the checks of a report, in the order of the report (BSI TR-03135-1, 4).</summary>
public static class ReportedChecks
{
    /// <summary>The chip was opened with what the document shows.</summary>
    public const string Access = "access";

    /// <summary>Everything that was to be read was read.</summary>
    public const string Reading = "reading";

    /// <summary>The files that were read have the form they should.</summary>
    public const string Contents = "contents";

    /// <summary>EF.SOD has the form it should.</summary>
    public const string SecurityObject = "security-object";

    /// <summary>The document signer signed the hashes.</summary>
    public const string Signature = "signature";

    /// <summary>An authority signed the document signer.</summary>
    public const string SignerSignature = "signer-signature";

    /// <summary>Document signer and authority are valid.</summary>
    public const string SignerValidity = "signer-validity";

    /// <summary>The document signer is not revoked.</summary>
    public const string SignerRevocation = "signer-revocation";

    /// <summary>The authority is trusted.</summary>
    public const string SignerTrust = "signer-trust";

    /// <summary>The document signer may sign documents of this kind.</summary>
    public const string DocumentType = "document-type";

    /// <summary>EF.SOD and EF.COM list the same files.</summary>
    public const string Completeness = "completeness";

    /// <summary>The issuing State is that of the document signer.</summary>
    public const string IssuingState = "issuing-state";

    /// <summary>A data group is what was signed; its number follows, as in <c>data-group-2</c>.</summary>
    public const string DataGroup = "data-group-";

    /// <summary>The chip proved that it is no copy: the best of the three that follow.</summary>
    public const string ChipAuthenticity = "chip-authenticity";

    /// <summary>Active authentication.</summary>
    public const string ActiveAuthentication = "active-authentication";

    /// <summary>Chip authentication.</summary>
    public const string ChipAuthentication = "chip-authentication";

    /// <summary>Chip authentication mapping of PACE.</summary>
    public const string ChipAuthenticationMapping = "chip-authentication-mapping";

    /// <summary>The chip lets the terminal read fingerprints or irises.</summary>
    public const string TerminalAuthentication = "terminal-authentication";

    /// <summary>The signature of EF.CardSecurity, where the file was given without its chip.</summary>
    public const string CardSecurity = "card-security";

    /// <summary>The printed MRZ against DG1.</summary>
    public const string PrintedZone = "printed-zone";

    /// <summary>DG1 against DG11.</summary>
    public const string PersonalDetails = "personal-details";

    /// <summary>The date of expiry of DG1.</summary>
    public const string Expiry = "expiry";
}
