namespace Bmis.Documents.Tests.TestPlan;

/// <summary>All cases of the plan, in its order.</summary>
internal static class PlanTable
{
    internal static IReadOnlyList<PlanCase> All { get; } =
    [
        .. Iso7816Cases.A,
        .. Iso7816Cases.B,
        .. Iso7816Cases.C,
        .. ChipAuthenticationCases.All,
        .. TerminalCases.All,
        .. ActiveAuthenticationCases.All,
        .. PaceCases.All,
        .. IndexCases.All,
        .. ZoneCases.All,
        .. FaceCases.All,
        .. BiometricCases.OfFingers,
        .. BiometricCases.OfIrises,
        .. KeyFileCases.Keys,
        .. TerminalTroubleCases.Files,
        .. SecurityObjectCases.All,
        .. SignerCases.All,
        .. KeyFileCases.SigningKey,
        .. CardSecurityCases.All,
        .. ChipInformationCases.All,
    ];
}
