namespace Bmis.Documents.Tests.TestPlan;

/// <summary>All cases of the plan, in its order.</summary>
internal static class PlanTable
{
    private const string TerminalAuthentication = "terminal authentication is not built";
    private const string Fingers = "fingerprint records are read by another room";
    private const string Irises = "iris records are read by another room";

    internal static IReadOnlyList<PlanCase> All { get; } =
    [
        .. Iso7816Cases.A,
        .. Iso7816Cases.B,
        .. Iso7816Cases.C,
        .. ChipAuthenticationCases.All,
        .. PlanCase.Without("ISO7816_E", 1, 38, TerminalAuthentication),
        .. ActiveAuthenticationCases.All,
        .. PaceCases.All,
        .. IndexCases.All,
        .. ZoneCases.All,
        .. FaceCases.All,
        .. PlanCase.Without("LDS_D", 1, 16, Fingers),
        .. PlanCase.Without("LDS_E", 1, 14, Irises),
        .. KeyFileCases.Keys,
        .. PlanCase.Without("LDS_G", 1, 2, TerminalAuthentication),
        .. SecurityObjectCases.All,
        .. SignerCases.All,
        .. KeyFileCases.SigningKey,
        .. CardSecurityCases.All,
        .. ChipInformationCases.All,
    ];
}
