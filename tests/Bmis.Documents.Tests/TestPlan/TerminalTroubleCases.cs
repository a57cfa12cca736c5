using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>
/// Terminal authentication: the cases of ISO7816_E in which chip and terminal do not come to terms, and EF.CVCA. What
/// a chip refuses leaves the document undetermined: the plan's "failed" is kept for forgeries.
/// </summary>
internal static class TerminalTroubleCases
{
    private const string NothingHeld = "every terminal holds nothing for the authorities of most States: the report "
        + "says no-chain, which is the terminal's lack and nothing that is wrong with the document";

    private const string Late = "a chain that has expired is shown to no chip: the report says chain-expired, which is "
        + "the terminal's lack and nothing that is wrong with the document";

    private static readonly byte[] First = Reference(0x42, "UTCVCA00001");
    private static readonly byte[] Second = Reference(0x42, "UTCVCA00002");
    private static readonly byte[] Third = Reference(0x42, "UTCVCA00003");

    internal static PlanCase[] Trouble { get; } =
    [
        Lacking("ISO7816_E_08", "no-chain", () => PlanTerminal.Usual, document => Naming(document, Second))
            with { Deviation = NothingHeld },
        With("ISO7816_E_09", Refused("no-trust-point"), document => Naming(document)),
        With("ISO7816_E_10", GoodWith(Check.TerminalAuthentication), document => Naming(document, Third, Second, First))
            with { Deviation = "the plan allows either; a third name is understood as the first two are" },
        With("ISO7816_E_11", Refused("signature-refused"), document => document.WithoutPace() with
        {
            Terminals = PlanTerminal.Usual.Trust with { ChipIdentifier = [.. "L898902C45"u8] },
        }),
        With("ISO7816_E_12", Refused("wrong-challenge"), document => Challenging(document, 7)),
        With("ISO7816_E_13", Refused("wrong-challenge"), document => Challenging(document, 9)),
        With("ISO7816_E_17", Refused("certificate-refused"),
            document => document.WithTerminal(PlanTerminal.WithWrongSignature(0))),
        With("ISO7816_E_18", Refused("certificate-refused"),
            document => document.WithTerminal(PlanTerminal.WithWrongSignature(1))),
        Lacking("ISO7816_E_19", "chain-expired", () => PlanTerminal.Expired(isVerifier: true, isTerminal: true))
            with { Deviation = Late },
        Lacking("ISO7816_E_20", "chain-expired", () => PlanTerminal.Expired(isVerifier: true, isTerminal: false))
            with { Derived = Late },
        Lacking("ISO7816_E_21", "chain-expired", () => PlanTerminal.Expired(isVerifier: false, isTerminal: true))
            with { Derived = Late },
        With("ISO7816_E_22", Refused("no-trust-point"), document => document.WithTerminalInfo(0x0120, 0x1C)),
        With("ISO7816_E_23", GoodWith(Check.TerminalAuthentication),
            document => document.WithTerminalInfo(0x011C, 0x1B))
            with { Deviation = "the file is asked for by its identifier, beside which a short one says nothing" },
        new("ISO7816_E_24", Without("no-chain"), document =>
            PlanTerminal.Lacking().Select(document.WithTerminal)) { Deviation = NothingHeld },
    ];

    internal static PlanCase[] Files { get; } =
    [
        With("LDS_G_01", Refused("no-trust-point"),
            document => Naming(document, Reference(0x43, "UTCVCA00001"), Second)),
        With("LDS_G_02", Refused("no-trust-point"), document => document.Put(ElementaryFile.TrustPoints, [])),
    ];

    private static PlanExpectation Refused(string reason) =>
        new(DocumentCheckResult.Undetermined, Check.TerminalAuthentication, DocumentCheckResult.Failed, reason);

    private static PlanExpectation Without(string reason) =>
        new(DocumentCheckResult.Successful, Check.TerminalAuthentication, DocumentCheckResult.NotPerformed, reason);

    private static PlanCase With(
        string id, PlanExpectation expectation, Func<PlanDocument, PlanDocument> change) =>
        new(id, expectation, document => change(document.WithTerminal(PlanTerminal.Usual)));

    private static PlanCase Lacking(
        string id, string reason, Func<PlanTerminal> terminal, Func<PlanDocument, PlanDocument>? change = null) =>
        new(id, Without(reason), document => change is null
            ? document.WithTerminal(terminal())
            : change(document.WithTerminal(terminal())));

    private static PlanDocument Naming(PlanDocument document, params byte[][] names)
    {
        byte[] written = [.. names.SelectMany(one => one)];
        return document.Put(ElementaryFile.TrustPoints, [.. written, .. new byte[Math.Max(0, 36 - written.Length)]]);
    }

    private static PlanDocument Challenging(PlanDocument document, int bytes) => document with
    {
        Temper = new()
        {
            Intervene = command => command.Instruction == 0x84
                ? new ResponseApdu(new byte[bytes], StatusWord.Success)
                : null,
        },
    };

    private static byte[] Reference(uint tag, string name) =>
        TlvWriter.Object(tag, System.Text.Encoding.ASCII.GetBytes(name));
}
