using Bmis.Documents.CardVerifiable;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using static Bmis.Documents.Tests.TestPlan.TerminalTroubleCases;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Terminal authentication: the cases of ISO7816_E in which chip and terminal come to terms.</summary>
internal static class TerminalCases
{
    private const string Positive = "Doc 9303-11, 7.1.2: a chain by the book is taken";

    private static readonly PlanExpectation Taken = GoodWith(Check.TerminalAuthentication);

    /// <summary>All of ISO7816_E, in the order of the plan.</summary>
    internal static IEnumerable<PlanCase> All => Good.Concat(Trouble).OrderBy(one => one.Id, StringComparer.Ordinal);

    private static PlanCase[] Good { get; } =
    [
        With("ISO7816_E_01", () => PlanTerminal.OfRsa(1)),
        With("ISO7816_E_02", () => PlanTerminal.OfRsa(2)),
        With("ISO7816_E_03", () => PlanTerminal.OfRsa(3)),
        With("ISO7816_E_04", () => PlanTerminal.OfRsa(4)),
        With("ISO7816_E_05", () => PlanTerminal.OfCurve(1)),
        With("ISO7816_E_06", () => PlanTerminal.OfCurve(2)),
        With("ISO7816_E_07", () => PlanTerminal.OfCurve(3)),
        Denied("ISO7816_E_14", 3, TerminalRights.Irises, document => document.WithGroup(3, Fingers)),
        Denied("ISO7816_E_15", 4, TerminalRights.Fingers, document => document.WithGroup(4, Irises)),
        Denied(
            "ISO7816_E_16", 3, TerminalRights.None,
            document => document.WithGroup(3, Fingers).WithGroup(4, Irises)),
        With("ISO7816_E_25", PlanTerminal.WithSeveral) with { Derived = Positive },
        With("ISO7816_E_26", () => PlanTerminal.Usual, document => document
            .WithGroup(11, Lds.SampleFiles.DataGroup11()).WithGroup(12, Lds.SampleFiles.DataGroup12())),
        With("ISO7816_E_27", () => PlanTerminal.OfRsa(2, bits: 1024), ChipAuthenticationCases.WithGroupKey),
        With("ISO7816_E_28", () => PlanTerminal.OfCurve(3), ChipAuthenticationCases.WithShortCurve),
        With("ISO7816_E_29", () => PlanTerminal.Usual) with { Expectation = GoodWith("data-group-3") },
        With("ISO7816_E_30", () => PlanTerminal.Usual, document => document.Without(3).WithGroup(4, Irises))
            with { Expectation = GoodWith("data-group-4") },
        new("ISO7816_E_31", Taken, document => BoundToPace(document.WithTerminal(PlanTerminal.Usual))),
        With("ISO7816_E_32", () => PlanTerminal.WithLinks(1)),
        With("ISO7816_E_33", () => PlanTerminal.WithLinks(2)) with
        {
            Derived = "Doc 9303-11, 7.1.4.3.2: each link certificate gives the chip its next trust point",
        },
        new("ISO7816_E_34", Taken, document => PlanTerminal.WithNeedlessLink().Select(document.WithTerminal)),
        With("ISO7816_E_35", () => PlanTerminal.OfRsa(5)) with { Derived = Positive },
        With("ISO7816_E_36", () => PlanTerminal.OfRsa(6)),
        With("ISO7816_E_37", () => PlanTerminal.OfCurve(4)),
        With("ISO7816_E_38", () => PlanTerminal.OfCurve(5)),
    ];

    private static byte[] Fingers => PlanBiometrics.Fingers.Write();

    private static byte[] Irises => PlanBiometrics.Irises.Write();

    // The signature is bound to the keys of PACE and of chip authentication, or to those of PACE alone.
    private static IEnumerable<PlanDocument> BoundToPace(PlanDocument document) =>
    [
        document with { HasBasicAccess = false },
        CardSecurityCases.WithMapping(document),
        CardSecurityCases.WithMapping(document).Without(15)
            .WithGroup(14, PlanInfos.DataGroup14(PlanInfos.TerminalAuthentication())) with { ChipKeySet = [] },
    ];

    private static PlanCase With(
        string id, Func<PlanTerminal> terminal, Func<PlanDocument, PlanDocument>? change = null) =>
        new(id, Taken, document => change is null
            ? document.WithTerminal(terminal())
            : change(document.WithTerminal(terminal())));

    // The rights end with the terminal's certificate, or with what the chip knows of the authority.
    private static PlanCase Denied(
        string id, int number, TerminalRights rights, Func<PlanDocument, PlanDocument> change)
    {
        var notRead = new PlanExpectation(
            DocumentCheckResult.Successful, $"{Check.DataGroup}{number}", DocumentCheckResult.NotPerformed, "not-read");
        return new(id, notRead, document => new[]
        {
            PlanTerminal.WithRights(rights), PlanTerminal.WithNarrowTrust(rights),
        }.Select(terminal => change(document.WithTerminal(terminal))));
    }
}
